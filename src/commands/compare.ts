/** Runs `compare`: shows what differs between two outputs, and what made the difference. */
import { join } from 'node:path';
import type { Comparison, Found } from '../inspect/compare/changes.js';
import { compareOutputs } from '../inspect/compare/comparison.js';
import type { Edition } from '../model/edition.js';
import { CommandFailure, quotePath } from '../model/failure.js';
import type { OptionsOf } from '../options/option-record.js';
import { runGate } from './compare-gate.js';
import type { Io } from './io.js';
import { listEditions, readEdition, readRows, readRunWithRelations } from './open-output.js';
import { printJson } from './print-json.js';

const shownChanges = 20;
const shownLines = 6;
const lineLength = 160;

/** Prints the differences. Throws CommandFailure where one of the two is no output. */
export function runCompare(options: OptionsOf<'compare'>, io: Io): number {
  const { left, right, isJson } = options;
  if (options.failsOn.length > 0) return runGate(options, io);
  const comparison = compareOutputs(readFound(left), readFound(right));
  if (isJson) printJson(io, comparison);
  else io.stdout.write(describe(comparison));
  return 0;
}

function readFound(out: string): Found {
  const run = readRunWithRelations(out) as ReturnType<typeof readRunWithRelations> & {
    readonly version: string;
    readonly options: Found['options'];
  };
  const rows = <T>(name: string) => readRows<T>(join(out, name));
  const editions = new Map<string, Edition>();
  for (const path of listEditions(out)) {
    const result = readEdition(out, path);
    if (!result.ok) throw new CommandFailure(result.error);
    editions.set(result.value.id, result.value);
  }
  return {
    version: run.version,
    options: run.options,
    documents: new Map(
      rows<{ id: string; sha256: string | null }>('documents.jsonl').map(({ id, sha256 }) => [id, sha256]),
    ),
    clusters: new Map(
      rows<{ id: string; documents: string[] }>('clusters.jsonl').map(({ id, documents }) => [id, documents]),
    ),
    relations: rows('relations.jsonl'),
    editions,
  };
}

const causes = {
  input: 'an input differs',
  version: 'the versions of the program differ',
  unknown: 'neither options nor inputs differ',
} as const satisfies Readonly<Record<Exclude<Comparison['clusters'][number]['cause'], 'options'>, string>>;

const listed = (all: readonly string[]) =>
  all.slice(0, shownLines).map(quotePath).join(', ') +
  (all.length > shownLines ? ` and ${all.length - shownLines} more` : '');

function describe(comparison: Comparison): string {
  const { versions, options, inputs, hasRules, sameClusters, clusters, readings } = comparison;
  const { onlyLeft, onlyRight, changed } = inputs;
  const line = (words: string, ids: readonly string[]) =>
    ids.length > 0 ? [`  ${words}: ${listed(ids)}`] : [];
  const hidden = clusters.length - shownChanges;
  const lines = [
    ...(versions[0] === versions[1] ? [] : [`Versions ${versions[0]} and ${versions[1]}.`]),
    options.length === 0 ? 'Same options.' : 'Options:',
    ...options.map(
      ({ option, left, right }) =>
        `  ${option}: ${quotePath(JSON.stringify(left))} → ${quotePath(JSON.stringify(right))}`,
    ),
    onlyLeft.length + onlyRight.length + changed.length === 0 ? 'Same inputs.' : 'Inputs:',
    ...line('only in the first', onlyLeft),
    ...line('only in the second', onlyRight),
    ...line('other bytes', changed),
    ...(hasRules || clusters.length === 0
      ? []
      : ['An older version names no rules: every option that could have made a difference is named.']),
    `${count(sameClusters, 'report')} with the same documents, ${clusters.length} changed; ${readings.length} with other readings.`,
    ...clusters.slice(0, shownChanges).flatMap(describeChange),
    ...(hidden > 0 ? ['', `… and ${hidden} more; --json gives them all`] : []),
    ...readings.slice(0, shownChanges).flatMap(describeReadings),
  ];
  return `${lines.join('\n')}\n`;
}

function describeChange({
  kind,
  left,
  right,
  inputs,
  verdicts,
  cause,
  causedBy,
}: Comparison['clusters'][number]): string[] {
  const side = (all: readonly (readonly string[])[]) =>
    all.length === 0 ? 'nothing' : all.map((members) => `{${listed(members)}}`).join(' ');
  return [
    '',
    `${kind}: ${side(left)} → ${side(right)}`,
    `  since ${because(cause, causedBy)}${inputs.length > 0 ? `: ${listed(inputs)}` : ''}`,
    ...verdicts
      .slice(0, shownLines)
      .flatMap((verdict) => [
        `  ${quotePath(verdict.a)} – ${quotePath(verdict.b)}`,
        `    ${quotePath(verdict.left)}`,
        `    → ${quotePath(verdict.right)}`,
      ]),
  ];
}

function describeReadings({
  title,
  onlyLeft,
  onlyRight,
  cause,
  causedBy,
}: Comparison['readings'][number]): string[] {
  return [
    '',
    `readings: ${quotePath(title)}`,
    `  since ${because(cause, causedBy)}`,
    ...onlyLeft.slice(0, shownLines).map((line) => `  - ${shorten(line)}`),
    ...onlyRight.slice(0, shownLines).map((line) => `  + ${shorten(line)}`),
  ];
}

function because(cause: Comparison['clusters'][number]['cause'], options: readonly string[]): string {
  if (cause !== 'options') return causes[cause];
  return `${options.join(' and ')} ${options.length === 1 ? 'differs' : 'differ'}`;
}

function shorten(line: string): string {
  return quotePath(
    line.length <= lineLength ? line : `${line.slice(0, lineLength).replace(/[\ud800-\udbff]$/, '')} …`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
