/**
 * Fills the templates of `sql/` with the values of a run. Every number that decides comes from the module whose
 * function follows the same rule on one machine. There are three scripts: up to the pairs that are compared together, up
 * to the links between documents that may be merged, and from the clusters on. Nobody knows beforehand how many turns the
 * components of either take between them.
 */

import { pairLimits, sharedBodyLimits, verifyLimits } from '../../detect/limits.js';
import { weightUnits } from '../../detect/weights/cohesion-weights.js';
import type { Decided } from '../../model/decided.js';
import type { DetectOptions } from '../../model/options.js';
import { verifyOptions } from '../../pipeline/steps/verify.js';
import { readBuilt } from '../../read/built-files.js';
import { documentsSampled } from '../../read/learn-furniture.js';

export const inputFormats = ['jsonl', 'parquet'] as const;
export type InputFormat = (typeof inputFormats)[number];

export interface PlanOptions {
  /** Addresses, as Spark reads them. */
  readonly input: string;
  readonly work: string;
  readonly format: InputFormat;
  readonly detect: DetectOptions;
  readonly decided: readonly Decided[];
  /** SHA-256 of files of the input, by their names, where this machine has read them; null to have Spark hash them. */
  readonly fileHashes: ReadonlyMap<string, string> | null;
  /** Where tables are wanted, and what says how they came about; null where the program collects the results. */
  readonly tables: { readonly out: string; readonly version: string; readonly options: string } | null;
}

// Turns of large and small stars in one script; a component of a hundred thousand takes about as many.
const turnsAtOnce = 4;

/** What components are made of: pairs that are compared together, and links between documents that may be merged. */
export type Links = 'compared' | 'links';

/** Input → pairs that are compared together, and the first turns of their components. */
export function planPairing(options: PlanOptions): string {
  const values = valuesOf(options);
  const steps = [`input-${options.format}`, 'sign', 'blocks', 'placed', 'name', 'learn', 'records'];
  return [
    ...(options.tables === null ? [] : [render('claim', values)]),
    ...steps.map((name) => render(name, values)),
    planPairs(options),
    render('profile', values),
    planCounted(options),
  ].join('\n');
}

/** Components that are compared together, settled at `turn` → links, and the first turns of their components. */
export function planJudging(options: PlanOptions, turn: number): string {
  const values = valuesOf(options);
  return [
    planVerified(options, turn),
    ...['records', 'relate', 'links'].map((name) => render(name, values)),
    planTurns(options, 'links', 0),
  ].join('\n');
}

/** Documents with their keys → the pairs that are compared. */
export function planPairs(options: PlanOptions): string {
  return [declareDecisions(options.decided), render('pair', valuesOf(options))].join('\n');
}

/** Pairs with the shingles of their documents → what they share, and the first turns of the components that they make. */
export function planCounted(options: PlanOptions): string {
  return [render('count', valuesOf(options)), planTurns(options, 'compared', 0)].join('\n');
}

/** Counted pairs, whose components are settled at `turn` → those that are kept, with exact figures. */
export function planVerified(options: PlanOptions, turn: number): string {
  const values = valuesOf(options);
  return [
    render('verify', { ...values, turn: String(turn) }),
    render('forest', { ...values, forest: 'thinned', pairs: 'strong_pairs', parts: 'isReportOnly, a' }),
    render('forest', { ...values, forest: 'forest', pairs: 'thinned', parts: 'isReportOnly' }),
    render('verified', values),
  ].join('\n');
}

/** Some more turns, from `turn` on, and a row that says how many links are unsettled then. */
export function planTurns(options: PlanOptions, links: Links, turn: number): string {
  const values = { ...valuesOf(options), links };
  const turns = Array.from({ length: turnsAtOnce }, (_, index) =>
    render('components', { ...values, turn: String(turn + index), next: String(turn + index + 1) }),
  );
  return [...turns, render('unsettled', { ...values, turn: String(turn + turnsAtOnce) })].join('\n');
}

/** The turn after `turn` and some more. */
export function turnAfter(turn: number): number {
  return turn + turnsAtOnce;
}

/** Components, settled at `turn`, → clusters, editions, and the tables that are wanted. */
export function planMerging(options: PlanOptions, turn: number): string {
  const values = { ...valuesOf(options), turn: String(turn) };
  const last = options.tables === null ? 'collect' : 'tables';
  const hashes =
    options.fileHashes === null ? render('file-hashes', values) : declareHashes(options.fileHashes);
  const fill = (name: string) => render(name, values);
  return [
    ...['placed', 'records', 'cluster'].map(fill),
    hashes,
    ...['merge', 'failures', last].map(fill),
  ].join('\n');
}

/** The tables that `scripts` left, for another session to see. */
export function declareTables(scripts: readonly string[]): string {
  const made = scripts.flatMap((script) => [
    ...script.matchAll(/CREATE TABLE (\w+) USING parquet LOCATION ('(?:[^'\\]|\\.)*')/g),
  ]);
  return made.map(([, name, place]) => `CREATE TABLE ${name} USING parquet LOCATION ${place};\n`).join('');
}

function valuesOf({ input, work, format, detect, tables }: PlanOptions): Readonly<Record<string, string>> {
  const { sketch } = detect;
  const { floor, maxWeakPairsPerDocument } = verifyOptions(detect);
  const numbers = {
    documentsSampled,
    smallBucket: Math.min(pairLimits.smallBucket, detect.maxBucket),
    bucketSamples: pairLimits.bucketSamples,
    cohesiveShare: pairLimits.cohesiveShare,
    fewDuplicates: pairLimits.fewDuplicates,
    fewOfOneAddress: pairLimits.maxOfOneAddress,
    familyCentres: pairLimits.familyCentres,
    manyDuplicates: pairLimits.manyDuplicates,
    leastRelated: pairLimits.minRelatedKeys,
    maxBucket: detect.maxBucket,
    related: detect.related,
    cohesionFrom: verifyLimits.cohesionFrom,
    cohesionOver: verifyLimits.cohesionOver,
    leastHolders: verifyLimits.minHolders,
    holderSamples: verifyLimits.holderSamples,
    weightUnits,
    minWeightShare: verifyLimits.minWeightShare,
    maxNeighbours: sharedBodyLimits.maxNeighbours,
    maxPairsPerDocument: verifyLimits.maxPairsPerDocument,
    maxWeakPairsPerDocument,
    floorShingles: floor.sharedShingles,
    floorContainment: floor.containment,
    floorScore: floor.score,
  };
  return {
    ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
    input: quoted(input),
    work: quoted(work),
    sketch,
    ...Object.fromEntries(Object.entries(tables ?? {}).map(([name, value]) => [name, quoted(value)])),
    shingles: countShingles('', detect),
    shinglesOfA: countShingles('x.', detect),
    shinglesOfB: countShingles('y.', detect),
    // As countSharedKeys() counts them: key n of a signature is that of band n.
    sharedKeys:
      sketch === 'minhash'
        ? 'aggregate(zip_with(x.keys, y.keys, (one, other) -> IF(one = other, 1, 0)), 0, (sum, one) -> sum + one)'
        : 'size(array_intersect(x.keys, y.keys))',
    record: format === 'jsonl' ? 'value' : 'to_json(struct(*))',
  };
}

/** Of the row that `prefix` names; under `scaled` as many as the kept hashes stand for, as countShingles() has it. */
function countShingles(prefix: string, { sketch, scaled, shingleSize }: DetectOptions): string {
  const shingles = `greatest(0, ${prefix}tokens - ${shingleSize - 1})`;
  return sketch === 'minhash' ? shingles : `least(${shingles}, ${scaled} * size(${prefix}keys))`;
}

function declareHashes(hashes: ReadonlyMap<string, string>): string {
  return declare('file_hashes', ['file', 'sha256'], [...hashes]);
}

function declareDecisions(decided: readonly Decided[]): string {
  // What is decided inside one report is for the worker that merges it.
  const rows = decided.flatMap((row) =>
    row.decision === 'must' || row.decision === 'never' ? [[row.a, row.b, row.decision]] : [],
  );
  return declare('decisions', ['a', 'b', 'decision'], rows);
}

/** A few rows of text as a table of a session. */
function declare(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const filter = rows.length === 0 ? ' WHERE false' : '';
  const listed = (rows.length === 0 ? [columns] : rows).map(
    (row) => `(${row.map((cell) => `'${quoted(cell)}'`).join(', ')})`,
  );
  return `CREATE TEMPORARY VIEW ${name} AS SELECT * FROM VALUES ${listed.join(', ')} AS ${name}(${columns.join(', ')})${filter};\n`;
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

/** Throws RangeError for a placeholder that has no value. */
function render(name: string, values: Readonly<Record<string, string>>): string {
  return readBuilt(`engine/spark/sql/${name}.sql`)
    .toString()
    .replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
      const value = values[key];
      if (value === undefined) throw new RangeError(`Cannot render ${name}.sql: nothing is given for ${key}`);
      return value;
    });
}
