/** Reads the documents of a rule and lays out the pairs that it finds, as tables that a person can read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DetectOptions } from '../../../../src/model/options.js';
import { workerOptions } from '../worker-options.js';

/** A document as its sketch and its body tell of it: numbers in place of hashes. */
export interface RuleDocument {
  readonly id: string;
  readonly tokens: number;
  readonly whole: number;
  readonly addresses: readonly number[];
  readonly keys: readonly number[];
  readonly shingles: readonly number[];
}

/** A row of a table: its cells in the order of their columns. */
export type PairRow = Readonly<Record<string, string | number | boolean>>;

/** What both sides find: pairs to compare, and those that are kept with exact figures. Sorted by their first cells. */
export interface FoundPairs {
  readonly pairs: readonly PairRow[];
  readonly verified: readonly PairRow[];
}

export function readRule(folder: string): {
  readonly documents: readonly RuleDocument[];
  readonly detect: DetectOptions;
} {
  const { rule: _, ...changed } = JSON.parse(readFileSync(join(folder, 'rule.json'), 'utf8')) as {
    readonly rule: string;
  } & Partial<DetectOptions>;
  const rows = readFileSync(join(folder, 'documents.tsv'), 'utf8').split('\n').slice(1, -1);
  // Of one token each, so that tokens are shingles.
  const detect = {
    ...workerOptions.detect,
    shingleSize: 1,
    scaled: 1,
    bands: 40,
    permutations: 40,
    ...changed,
  };
  return { documents: rows.map(readDocument), detect };
}

function readDocument(row: string): RuleDocument {
  const [id, tokens, whole, addresses, keys, shingles] = row.split('\t');
  return {
    id: id!,
    tokens: Number(tokens),
    whole: Number(whole),
    addresses: addresses!.split(',').map(Number),
    keys: readNumbers(keys!),
    shingles: readNumbers(shingles!),
  };
}

/** `1-3,7` → 1, 2, 3, 7. */
function readNumbers(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last! - first! + 1 }, (_, at) => first! + at);
  });
}

export function renderTable(rows: readonly PairRow[]): string {
  const lines = rows.map((row) => `${Object.values(row).join('\t')}\n`);
  const columns = Object.keys(rows[0] ?? {}).join('\t');
  return [`${columns}\n`, ...lines.sort()].join('');
}
