/** Writes the records to `folder`, and decisions beside it. Returns what else the program is told. */
export function writeTraps(folder: string): string[];
