// SPDX-License-Identifier: GPL-3.0-or-later
export enum Sky {
  Clear = 'clear',
  Cloudy = 'cloudy',
  Rain = 'rain',
}

export interface Forecast {
  city: string;
  sky: Sky;
  celsius: number;
}

const measured: Record<string, [Sky, number]> = {
  paris: [Sky.Cloudy, 12],
  brest: [Sky.Rain, 10],
  nice: [Sky.Clear, 19],
};

export function forecastFor(city: string): Forecast | undefined {
  const found = measured[city.toLowerCase()];
  if (!found) return undefined;
  const [sky, celsius] = found;
  return { city, sky, celsius };
}
