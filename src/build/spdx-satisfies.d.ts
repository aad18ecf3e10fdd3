/** The package has no types of its own. */
declare module 'spdx-satisfies' {
  /** Throws Error for what is no expression of SPDX. */
  export default function satisfies(expression: string, allowed: readonly string[]): boolean;
}
