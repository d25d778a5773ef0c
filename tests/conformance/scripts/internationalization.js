// SPDX-License-Identifier: GPL-3.0-or-later
const day = new Date(Date.UTC(2024, 1, 29, 13, 5, 7));
for (const locale of ['en-US', 'fr-FR', 'de-DE', 'ja-JP', 'ar-EG', 'hi-IN'])
    console.log(new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: 'Europe/Paris' }).format(day), new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(1234567.891));
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.DateTimeFormat().resolvedOptions().locale, day.toString(), day.toLocaleString());
console.log(['z', 'ä', 'a', 'Z'].sort(new Intl.Collator('de').compare), new Intl.PluralRules('ru').select(3), new Intl.ListFormat('en').format(['a', 'b', 'c']));
console.log(new Intl.RelativeTimeFormat('fr').format(-2, 'day'), new Intl.DisplayNames('en', { type: 'region' }).of('FR'), [...new Intl.Segmenter('en', { granularity: 'word' }).segment('two words')].length);
console.log('İ'.toLowerCase().length, 'straße'.toLocaleUpperCase('de'), 'é'.normalize('NFD').length, /\p{Script=Greek}/u.test('α'), 'a'.localeCompare('b'));
console.log(2n ** 100n, BigInt.asUintN(8, 257n), -7n / 2n, (123n).toLocaleString('en'), typeof Temporal, Intl.supportedValuesOf('calendar').length, process.versions.icu === process.config.variables.icu_ver_major || process.versions.icu.split('.')[0]);
const { TextDecoder: Decoder } = require('node:util');
console.log(new Decoder('shift_jis').decode(new Uint8Array([0x82, 0xa0])), new Decoder('utf-16le').decode(new Uint8Array([0x41, 0])), new Decoder('windows-1252').decode(new Uint8Array([0x80])));
