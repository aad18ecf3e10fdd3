/** Runs `compare --fail-on`: ends with 1 where two outputs differ in what was named, and says in what. */
import { join } from 'node:path';
import { findGate, type GateSide, listNamed, type ToldFact } from '../inspect/compare/gate.js';
import { describeGate } from '../inspect/compare/gate-text.js';
import type { Edition } from '../model/edition.js';
import { CommandFailure } from '../model/failure.js';
import type { GateKind } from '../model/options.js';
import type { OptionsOf } from '../options/option-record.js';
import type { Io } from './io.js';
import { listEditions, readEdition, readRows, readRun } from './open-output.js';
import { printJson } from './print-json.js';

/** Returns 1 where something differs. Throws CommandFailure where one of the two is no output, or tells no facts. */
export function runGate({ left, right, failsOn, isJson }: OptionsOf<'compare'>, io: Io): number {
  const [former, newer] = [readSide(left, failsOn), readSide(right, failsOn)];
  const gate = findGate(former, newer, failsOn);
  const differs = Object.values(gate).some((changes) => changes.length > 0);
  const name = (report: string) => nameReport(report, [newer, former]);
  if (isJson) {
    const names = Object.fromEntries(listNamed(gate).map((report) => [report, name(report)]));
    printJson(io, { differs, ...gate, names });
  } else io.stdout.write(describeGate(gate, name));
  return differs ? 1 : 0;
}

interface NamedSide extends GateSide {
  /** Reads what the reports are called, by id; none after `scan`. */
  titles(): ReadonlyMap<string, string>;
}

interface ClusterRow {
  readonly id: string;
  readonly documents: readonly string[];
}

function readSide(out: string, kinds: readonly GateKind[]): NamedSide {
  readRun(out);
  const rows = readRows<ClusterRow>(join(out, 'clusters.jsonl'));
  const clusters = new Map(rows.map(({ id, documents }) => [id, documents]));
  if (!kinds.includes('facts')) {
    let known: ReadonlyMap<string, string> | undefined;
    // Only what differs is named, and most of the time nothing does.
    const titles = () => {
      known ??= readEditions(out).titles;
      return known;
    };
    return { clusters, facts: [], titles };
  }
  const { titles, facts } = readEditions(out);
  if ([...clusters.keys()].some((id) => !titles.has(id)))
    throw new CommandFailure({ reason: 'no-editions', path: out });
  return { clusters, facts, titles: () => titles };
}

/** Reads the editions one by one, and keeps of each its title and its facts. */
function readEditions(out: string): { titles: ReadonlyMap<string, string>; facts: readonly ToldFact[] } {
  const titles = new Map<string, string>();
  const facts: ToldFact[] = [];
  for (const path of listEditions(out)) {
    const result = readEdition(out, path);
    if (!result.ok) throw new CommandFailure(result.error);
    titles.set(result.value.id, result.value.title);
    for (const fact of listFacts(result.value)) facts.push(fact);
  }
  return { titles, facts };
}

/** All facts of an edition, those of its headlines included. */
function listFacts({ id, revisions, paragraphs, blocks, titleFacts = [] }: Edition): readonly ToldFact[] {
  const hashOf = new Map(revisions.map(({ id: revision, sha256 }) => [revision, sha256]));
  const facts = [...titleFacts, ...[...blocks, ...paragraphs].flatMap((item) => item.facts ?? [])];
  return facts.map((fact) => ({
    report: id,
    fact,
    hashes: [hashOf.get(fact.between[0])!, hashOf.get(fact.between[1])!],
  }));
}

/** By its title, or by its oldest document where it has none. The newer output goes before the former one. */
function nameReport(report: string, sides: readonly NamedSide[]): string {
  const titles = sides.map((side) => side.titles().get(report));
  const documents = sides.map(({ clusters }) => clusters.get(report)?.[0]);
  return [...titles, ...documents].find((name) => name !== undefined) ?? report;
}
