// SPDX-License-Identifier: GPL-3.0-or-later
import { Injectable, signal } from '@angular/core';

export interface Departure {
  time: string;
  destination: string;
  platform: number;
}

@Injectable({ providedIn: 'root' })
export class Departures {
  readonly all = signal<Departure[]>([
    { time: '08:04', destination: 'Rennes', platform: 3 },
    { time: '08:17', destination: 'Brest', platform: 1 },
    { time: '08:31', destination: 'Quimper', platform: 3 },
  ]);
}
