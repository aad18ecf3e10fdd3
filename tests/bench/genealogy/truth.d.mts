/** Types of what was planted for the tests that are typed. */
import type { PlantedGenealogies } from '../../planted/genealogies.mjs';

export declare class Planted {
  constructor(world: PlantedGenealogies);
  piecesOf(thread: string): readonly {
    readonly document: string;
    readonly report: number;
    readonly mishap?: string;
    /** In bytes, as `end`. */
    readonly start: number;
    readonly end: number;
  }[];
}
