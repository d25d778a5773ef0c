// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand behind "subject.", own names before inherited ones: [name, distance, type]. Evaluated where nothing
// may be changed, so that a proxy's traps end it.
(subject, prefix, limit) => {
  const found = [];
  const start = prefix.toLowerCase();
  let at = subject === null || subject === undefined ? null : Object(subject);
  for (let distance = 0; at !== null && distance < 50; at = Object.getPrototypeOf(at), ++distance) {
    // Only indexes: listing them would take seconds.
    const isList = ArrayBuffer.isView(at) || at instanceof String || Array.isArray(at);
    const names = isList && at.length > 1000 ? ['length'] : Object.getOwnPropertyNames(at);
    for (let i = 0; i < names.length && found.length < limit; ++i) {
      const name = names[i];
      if (!name.toLowerCase().startsWith(start)) continue;
      const property = Object.getOwnPropertyDescriptor(at, name);
      if (property) found.push([name, distance, property.get || property.set ? '' : typeof property.value]);
    }
  }
  return found;
}
