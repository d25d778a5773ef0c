// SPDX-License-Identifier: GPL-3.0-or-later
import { bootstrapApplication } from '@angular/platform-browser';

import { Timetable } from './app/timetable';

bootstrapApplication(Timetable).catch((error) => console.error(error));
