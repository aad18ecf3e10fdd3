/** Types of the rising toll for the tests that are typed. */
import type { PlantedRecord } from './corpus.mjs';
import type { HardRecord } from './hard.mjs';

export declare const variants: readonly Readonly<Record<string, unknown>>[];
export declare function risingToll(
  variant: number,
  documents: readonly HardRecord[],
  options?: { readonly url?: string },
): (PlantedRecord & { readonly url?: string })[];
export declare function divideSet<Document extends HardRecord>(
  documents: readonly Document[],
  size: number,
): { readonly material: readonly Document[]; readonly site: readonly Document[] };
export declare function withAddresses<Document extends HardRecord>(
  documents: readonly Document[],
): (Document & { readonly url: string })[];
export declare function addressOf(name: string): string;
