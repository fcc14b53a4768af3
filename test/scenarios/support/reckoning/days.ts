const DAY = 86_400;
const UNITS: Readonly<Record<string, number>> = { h: 3_600, d: DAY };

/** Business days as an acts file counts them: the story begins with the first moment of day 0. */
export class Days {
  /** Seconds since the first moment of day 0. */
  #now = -1;

  get today(): number {
    return Math.floor(this.#now / DAY);
  }

  /** The day that a time names, which may be the first moment of a day that is known already. */
  dayOf(time: string | number): number {
    return Math.floor(this.#secondsOf(time) / DAY);
  }

  /** The clock goes on; it never goes back. */
  advance(time: string | number): void {
    this.#now = Math.max(this.#now, this.#secondsOf(time));
  }

  #secondsOf(time: string | number): number {
    if (typeof time === "number") return time * DAY;
    const [, days] = /^day\+(\d+)$/.exec(time) ?? [];
    if (days !== undefined) return (this.today + Number(days)) * DAY;
    const [, count, unit = ""] = /^\+(\d+)([hd])$/.exec(time) ?? [];
    if (count === undefined) throw new Error(`${time} is no time of the story`);
    return this.#now + Number(count) * (UNITS[unit] ?? 0);
  }
}
