// SPDX-License-Identifier: GPL-3.0-or-later
// What the node that runs this says about its own protocol.
import http from 'node:http';
import inspector from 'node:inspector';

const timeLimitMs = 10_000;

/// The protocol as JSON: { version, domains }. Rejects with a reason for people.
export async function askProtocol() {
  inspector.open(0, '127.0.0.1');
  const address = inspector.url();
  if (!address)
    throw new Error('its inspector cannot listen on the loopback interface');
  try {
    return checked(JSON.parse(await get(`http://${new URL(address).host}/json/protocol`)));
  } finally {
    inspector.close();
  }
}

function get(url) {
  return new Promise((resolve, reject) => {
    // An agent of its own: the global one may have a proxy from the environment.
    const request = http.get(url, { agent: new http.Agent(), timeout: timeLimitMs }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => { text += part; });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`no answer in ${timeLimitMs / 1000} s`)));
    request.on('error', reject);
  });
}

function checked(protocol) {
  if (!Array.isArray(protocol?.domains) || protocol.domains.length === 0)
    throw new Error('its answer has no domains');
  return protocol;
}
