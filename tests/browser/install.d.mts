/** The path of a browser; null where there is none. */
export function findBrowser(): string | null;
