/** An output directory in, what an earlier run wrote there out: its run record and its editions, validated. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../edition.js';
import { editionSchema } from '../editions/schema.js';
import { CommandFailure, type Result } from '../failure.js';
import type { RunOptions } from '../options.js';
import { recoverSwap } from '../stages/write.js';

export interface RunRecord {
  readonly program: 'variorum';
  readonly command: 'merge' | 'scan';
  readonly options: Pick<RunOptions, 'policy' | 'fields'>;
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Throws CommandFailure where `out` is not an output. */
export function readRun(out: string): RunRecord {
  recoverSwap(out);
  const failure = new CommandFailure({ reason: 'not-an-output', path: out });
  let run: RunRecord;
  try {
    run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunRecord;
  } catch {
    throw failure;
  }
  if (run.program !== 'variorum' || typeof run.files !== 'object') throw failure;
  return run;
}

/** Paths of editions below `out`, sorted. */
export function listEditions(out: string): string[] {
  const folder = join(out, 'editions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'edition.json')))
    .sort()
    .map((slug) => `editions/${slug}/edition.json`);
}

export function readEdition(out: string, path: string): Result<Edition> {
  const broken = (detail: string): Result<Edition> => ({
    ok: false,
    error: { reason: 'broken-edition', path, detail },
  });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(out, path), 'utf8'));
  } catch (error) {
    return broken(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
  const parsed = editionSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0]!;
  return broken(`at ${issue.path.join('.') || 'its top'}, ${issue.message}`);
}
