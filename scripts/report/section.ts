/** A part of the report: its title and its lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}
