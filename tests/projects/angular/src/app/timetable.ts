// SPDX-License-Identifier: GPL-3.0-or-later
import { Component, computed, inject, signal } from '@angular/core';

import { Departures } from './departures';

@Component({
  selector: 'app-timetable',
  templateUrl: './timetable.html',
  styleUrl: './timetable.css',
})
export class Timetable {
  private readonly departures = inject(Departures);
  protected readonly platform = signal<number | null>(null);
  protected readonly shown = computed(() =>
    this.departures.all().filter((each) => this.platform() === null || each.platform === this.platform()),
  );
}
