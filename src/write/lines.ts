/** Prints the rows of tables, one line each. */

export function toLine(row: unknown): string {
  return `${JSON.stringify(row)}\n`;
}

/** Figures are printed to a millionth: what lies below differs between no two runs, and tells nobody anything. */
export function roundShare(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
