/** Types of the scoring of threads for the tests that are typed. */

export interface ToldThread {
  readonly role: string | null;
  readonly speaker?: string | undefined;
  readonly outlet?: string | undefined;
  readonly isDated: boolean;
  readonly carriers: readonly { readonly document: string; readonly span: readonly [number, number] }[];
}

export interface Count {
  readonly right: number;
  readonly of: number;
}

export declare function scoreThreads(
  planted: import('./truth.mjs').Planted,
  rows: readonly ToldThread[],
): { get(name: string): Count; readonly names: readonly string[] };

export declare function equalParagraphs(world: PlantedGenealogies): readonly ToldThread[];
