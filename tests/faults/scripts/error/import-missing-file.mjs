// SPDX-License-Identifier: GPL-3.0-or-later
// Imports a file that is not there.
import './absent-file.mjs';
