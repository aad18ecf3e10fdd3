/** Runs `check`: every claim of every edition, every file's hash, and the files themselves where `--source` is given. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkState } from '../engine/archive/check-state.js';
import { readLedger } from '../engine/archive/open.js';
import { readArchiveOptions, readHistory } from '../engine/archive/state.js';
import { recordKey } from '../merge/order/copies.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Edition } from '../model/edition.js';
import { describeFailure, quotePath } from '../model/failure.js';
import { defaultReading } from '../model/options.js';
import type { OptionsOf } from '../options/option-record.js';
import { changesName, feedName } from '../pipeline/archive/archive-history.js';
import { listDocuments } from '../read/list-documents.js';
import { read } from '../read/read.js';
import { RecordContainers } from '../read/records/record-containers.js';
import { listTree, type RunRecord } from '../read/run-record.js';
import { readSourceBytes } from '../read/source-bytes.js';
import { checkDerivation } from '../write/check/derivation.js';
import { Findings } from '../write/check/findings.js';
import { checkHistory } from '../write/check/history.js';
import { checkNames, type NamedCluster, type NamedEdition, parseCluster } from '../write/check/names.js';
import { ThreadClaims } from '../write/check/threads.js';
import { checkEdition } from '../write/check.js';
import type { Ledger } from '../write/ledger/ledger.js';
import { renderMarkdown } from '../write/markdown.js';
import { archiveFolder, isHistory, ledgerName } from '../write/output/own-files.js';
import { workInside } from '../write/output/places.js';
import { identifyResult } from '../write/output/recover.js';
import { recordOf } from '../write/records.js';
import { restoreRevision } from '../write/restore.js';
import { checkThreads } from './check-threads.js';
import { type Io, printStderr } from './io.js';
import { listEditions, readEdition, readRun } from './open-output.js';
import { printJson } from './print-json.js';

/** Returns the exit status: 1 where a claim does not hold. Throws CommandFailure where `out` is not an output. */
export async function runCheck(options: OptionsOf<'check'>, io: Io): Promise<number> {
  const { editions, findings } = await checkWhole(options, io);
  const { claims, errors } = findings;
  if (options.isJson) printJson(io, { editions, claims, errors });
  else {
    for (const error of errors) printStderr(io, quotePath(error));
    const verdict = errors.length === 0 ? 'all hold' : `${errors.length} do not hold`;
    io.stdout.write(
      `${editions} ${editions === 1 ? 'edition' : 'editions'}, ${claims} claims checked: ${verdict}\n`,
    );
  }
  return errors.length === 0 ? 0 : 1;
}

interface Checked {
  readonly editions: number;
  readonly findings: Findings;
}

/** Checks one result from beginning to end: again where another took its place meanwhile. */
async function checkWhole(options: OptionsOf<'check'>, io: Io): Promise<Checked> {
  for (;;) {
    const before = identifyResult(options.out);
    const isReplaced = () => identifyResult(options.out) !== before;
    try {
      const checked = await checkOnce(options, io);
      if (!isReplaced()) return checked;
    } catch (error) {
      if (!isReplaced()) throw error;
    }
  }
}

async function checkOnce({ out, sources }: OptionsOf<'check'>, io: Io): Promise<Checked> {
  const run = readRun(out);
  const findings = new Findings();
  checkFiles(out, run, findings);
  if (readArchiveOptions(out) !== null) checkState(out, findings);
  const ledger = existsSync(join(out, ledgerName)) ? readLedger(join(out, ledgerName)) : null;
  checkChanges(out, ledger, findings);
  const editions = listEditions(out);
  const listing =
    sources.length === 0
      ? null
      : await listDocuments(
          sources,
          out,
          run.options.fields,
          { ...defaultReading, ...run.options.reading },
          io,
        );
  const containers = new RecordContainers();
  const refs = new Map(listing?.refs.map((ref) => [ref.id as string, containers.describe(ref)]));
  const named: NamedEdition[] = [];
  const threads = new ThreadClaims();
  for (const path of editions) {
    const result = readEdition(out, path);
    findings.expect(result.ok, () => (result.ok ? '' : describeFailure(result.error)));
    if (!result.ok) continue;
    const { id, revisions } = result.value;
    named.push({ path, id, documents: revisions.flatMap((each) => [each.id, ...each.copies]) });
    try {
      checkEdition(result.value, path, findings);
      threads.addEdition(result.value, path);
      const { dates: hasDates = true, keepBase } = run.options;
      const isIdGiven = ledger?.reports.some(
        ({ id, oldest }) =>
          id === result.value.id &&
          result.value.revisions.some((each) => each.id === oldest || each.copies.includes(oldest)),
      );
      const told = { hasDates, keepBase, isIdGiven: isIdGiven === true };
      checkDerivation(result.value, path, { ...told, findings });
      checkRendering(out, path, result.value, run, findings);
      if (listing !== null) await checkSources(refs, result.value, path, findings);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      findings.expect(false, () => `${path}: ${error.message}`);
    }
  }
  checkNames(readClusters(out, findings), named, findings);
  await checkThreads(out, threads, findings);
  return { editions: editions.length, findings };
}

function checkFiles(out: string, run: RunRecord, findings: Findings): void {
  for (const [path, hash] of Object.entries(run.files)) {
    const file = join(out, path);
    const isWhole = existsSync(file) && hashOf(readFileSync(file)) === hash;
    findings.expect(isWhole, () => `${quotePath(path)} is not as the run wrote it`);
  }
  const known = new Set([...Object.keys(run.files), 'run.json']);
  // What another run is making there is none of this one's.
  const isBeside = (path: string) =>
    path.startsWith(`${workInside}/`) || path.startsWith(`${archiveFolder}/`) || isHistory(path);
  for (const path of listTree(out).filter((each) => !isBeside(each)))
    findings.expect(known.has(path), () => `${quotePath(path)} was not written by the run`);
}

/** The history of an archive, where there is one. */
function checkChanges(out: string, ledger: Ledger | null, findings: Findings): void {
  const path = join(out, changesName);
  const archive = readHistory(out)?.archive;
  if (!existsSync(path) || archive === undefined) return;
  const feeds = [
    { path: feedName, about: { archive } },
    ...(ledger?.reports ?? []).map(({ id, folder }) => ({
      path: `editions/${folder}/${feedName}`,
      about: { archive, report: { report: id, folder } },
    })),
  ].flatMap((feed) => {
    const file = join(out, feed.path);
    return existsSync(file) ? [{ ...feed, text: readFileSync(file, 'utf8') }] : [];
  });
  checkHistory(readFileSync(path, 'utf8'), feeds, findings);
}

/** Reads what names the reports of a run. A line that names none is a finding. */
function readClusters(out: string, findings: Findings): readonly NamedCluster[] {
  const path = join(out, 'clusters.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines
    .filter((line) => line !== '')
    .flatMap((line, index) => {
      const cluster = parseCluster(line);
      findings.expect(cluster !== null, () => `clusters.jsonl: line ${index + 1} names no cluster`);
      return cluster ?? [];
    });
}

/** What people read says what the record says. */
function checkRendering(
  out: string,
  path: string,
  edition: Edition,
  run: RunRecord,
  findings: Findings,
): void {
  const markdownPath = path.replace(/edition\.json$/, 'canonical.md');
  const markdown = readFileSync(join(out, markdownPath), 'utf8');
  findings.expect(
    renderMarkdown(edition, run.options.policy) === markdown,
    () => `${markdownPath} does not say what ${path} says`,
  );
}

/** The files themselves, or their records, must still have the bytes that were merged. */
async function checkSources(
  refs: ReadonlyMap<string, DocumentRef>,
  edition: Edition,
  path: string,
  findings: Findings,
): Promise<void> {
  for (const revision of edition.revisions) {
    const { id, sha256, copies, container } = revision;
    const restored = restoreRevision(edition, revision);
    const records = new Map(revision.copyRecords?.map((record) => [record.id, record]));
    for (const name of [id, ...copies]) {
      const ref = refs.get(name);
      const result = ref === undefined ? undefined : (await read([ref]))[0];
      const isSame =
        result?.ok === true &&
        result.value.sha256 === sha256 &&
        readSourceBytes(ref!, result.value).equals(restored);
      findings.expect(isSame, () => `${path}: ${quotePath(name)} is not the document that was merged`);
      if (!isSame) continue;
      findings.expect(
        recordKey(result.value) === recordKey(records.get(name) ?? recordOf(revision)),
        () =>
          `${path}: what is said of ${quotePath(name)}, its title, date or else, is not what its record says`,
      );
      if (container === undefined || name !== id) continue;
      findings.expect(
        isDeepStrictEqual(result.value.container, container),
        () =>
          `${path}: ${quotePath(name)} does not lie where ${quotePath(container.path)} is said to hold it`,
      );
    }
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
