/** The package has no types of its own; this is the part that is used. */
declare module 'minhash' {
  export class Minhash {
    constructor(options: { numPerm?: number; seed?: number });
    readonly prime: number;
    readonly maxHash: number;
    readonly permA: readonly number[];
    readonly permB: readonly number[];
    hash(text: string): number;
  }
}
