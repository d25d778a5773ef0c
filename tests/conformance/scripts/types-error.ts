// SPDX-License-Identifier: GPL-3.0-or-later
interface Failure { code: number }
const fail = ({ code }: Failure): never => {
    throw new Error(`failed with ${code}`);
};
fail({ code: 12 });
