/**
 * Writes the tables of a run and their card, from what lies in the output that is being made: editions, one after the
 * other, whether they were merged now or taken over from an archive, and what detection found.
 */
import { readFileSync } from 'node:fs';
import type { Detection } from '../../detect/detection.js';
import type { EditionFile } from '../../model/edition-file.js';
import type { Relations } from '../../model/options.js';
import type { ThreadTable } from '../../model/thread.js';
import { readLines } from '../../read/lines.js';
import { onOneLine } from '../../text/title.js';
import { expandEdition } from '../json/expand.js';
import type { Output } from '../output.js';
import { renderCard } from './card.js';
import {
  documents,
  documentTableRows,
  type KnownDocument,
  knownDocuments,
  type UnmergedDocument,
} from './documents.js';
import { factRows, facts } from './facts.js';
import { pairRows, pairs } from './pairs.js';
import { paragraphRows, paragraphs } from './paragraphs.js';
import { readingRows, readings } from './readings.js';
import { reportRow, reports } from './reports.js';
import { revisionRows, revisions } from './revisions.js';
import { TableFile, tablesFolder } from './table-file.js';
import { layOut, type TabledEdition } from './tabled-edition.js';
import { threadRows, threads } from './threads.js';

/** All tables, in the order in which the card lists them. */
export const allTables = [
  documents,
  reports,
  revisions,
  paragraphs,
  readings,
  facts,
  pairs,
  threads,
] as const;

/** What the tables are made of, beside the editions. */
export interface TableSources {
  readonly detection: Detection;
  /** The folders of editions in `editions`, by the id of the report. */
  readonly folderOf: (report: string) => string;
  /** Null where no threads were looked for. */
  readonly traced: ThreadTable | null;
  readonly relations: Relations;
}

type TableOutput = Pick<Output, 'append' | 'locate'>;

/** Writes `tables/`. The editions and the corpus must have been written. */
export async function writeTables(output: TableOutput, sources: TableSources): Promise<void> {
  const { detection, traced, relations } = sources;
  const open = {
    documents: await TableFile.open(output, documents),
    reports: await TableFile.open(output, reports),
    revisions: await TableFile.open(output, revisions),
    paragraphs: await TableFile.open(output, paragraphs),
    readings: await TableFile.open(output, readings),
    facts: await TableFile.open(output, facts),
    pairs: await TableFile.open(output, pairs),
    threads: await TableFile.open(output, threads),
  };
  const known = new Map<string, KnownDocument>();
  for (const cluster of detection.clusters) {
    const tabled = readEdition(output, sources.folderOf(cluster.id));
    await open.reports.add([reportRow(tabled, cluster)]);
    await open.revisions.add(revisionRows(tabled));
    await open.paragraphs.add(paragraphRows(tabled));
    await open.readings.add(readingRows(tabled));
    await open.facts.add(factRows(tabled));
    for (const [id, document] of knownDocuments(tabled.edition, headlinesOf(tabled))) known.set(id, document);
  }
  const unmerged = readUnmerged(output, detection.clusters.length);
  const languages = new Set<string>();
  for await (const row of documentTableRows({ detection, traced, known, unmerged })) {
    await open.documents.add([row]);
    if (row.language !== null) languages.add(row.language);
  }
  await open.pairs.add(pairRows(detection, relations));
  await open.threads.add(threadRows(traced));
  for (const file of Object.values(open)) await file.finish();
  const tables = allTables.map((table) => ({ table, size: open[table.name as keyof typeof open].size }));
  await output.append(`${tablesFolder}/README.md`, renderCard({ tables, languages: [...languages].sort() }));
}

/** The program has written the file, in this run or an earlier one: its shape is known. */
function readEdition(output: TableOutput, folder: string): TabledEdition {
  const json = readFileSync(output.locate(`editions/${folder}/edition.json`), 'utf8');
  return layOut(expandEdition(JSON.parse(json) as EditionFile), folder);
}

function headlinesOf({ items }: TabledEdition): (revision: { readonly id: string }) => string | null {
  const headlines = new Map<string, string>();
  for (const { readings: all } of items)
    for (const { revision, kind, text } of all)
      if (kind === 'headline' && !headlines.has(revision.id))
        headlines.set(revision.id, onOneLine(text) ?? text);
  return ({ id }) => headlines.get(id) ?? null;
}

/** Documents in no report stand behind the reports in `merged.jsonl`. */
async function* readUnmerged(output: TableOutput, reportCount: number): AsyncGenerator<UnmergedDocument> {
  let number = 0;
  for await (const { bytes } of readLines(output.locate('merged.jsonl'), {
    maxBytes: Number.MAX_SAFE_INTEGER,
  })) {
    if (number++ < reportCount || bytes!.length === 0) continue;
    const { id, title, dates } = JSON.parse(bytes!.toString()) as {
      readonly id: string;
      readonly title: string | null;
      readonly dates: readonly (string | null)[];
    };
    yield { id, title, date: dates[0] ?? null };
  }
}
