/** By the built file: names of functions that it exports. */
export const stages: Readonly<Record<string, readonly string[]>>;
