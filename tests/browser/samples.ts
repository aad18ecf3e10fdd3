/** Makes editions and reports for the browser: of the seeds, of texts written in a test, a long one, a vast one. */

import type { Detection } from '../../src/detect/detection.js';
import { DocumentTable } from '../../src/detect/document-table.js';
import { ProfileTable } from '../../src/detect/evidence/profile-columns.js';
import type { OrderedCluster } from '../../src/model/cluster.js';
import type { ClusterId, DocumentId } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import type { DetectOptions } from '../../src/model/options.js';
import type { RelatedPair } from '../../src/model/pair.js';
import { type ParsedCommand, parseCommandLine } from '../../src/options/parse.js';
import { GrowingColumns } from '../../src/pipeline/tasks/growing-columns.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { renderEditionJson } from '../../src/write/json.js';
import type { ReportFigures } from '../../src/write/page/atlas/figures.js';
import { WordIndex } from '../../src/write/page/atlas/word-index.js';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { listApart, shownPassages } from '../../src/write/page/report-data.js';
import { type ReportPage, renderReportPage } from '../../src/write/page/report-page.js';
import { editionOf } from '../arbitraries/editions.js';
import { mergeDirectory } from '../golden/run-directory.js';

export interface Sample {
  readonly edition: Edition;
  readonly json: string;
  readonly page: string;
  readonly report: string;
}

/** Merges `input` and gives its only edition, or the one that has the revision `holding`. */
export async function mergeSample(
  input: string,
  flags: readonly string[] = [],
  holding = '',
): Promise<Sample> {
  const { files } = await mergeDirectory(input, flags);
  const paths = [...files.keys()].filter(
    (path) => path.endsWith('/edition.json') && files.get(path)!.includes(holding),
  );
  if (paths.length !== 1) throw new RangeError(`Cannot show a sample: it has ${paths.length} editions`);
  const json = files.get(paths[0]!)!;
  return {
    edition: parseEditionJson(json),
    json,
    page: files.get(paths[0]!.replace('edition.json', 'index.html'))!,
    report: files.get('index.html')!,
  };
}

/** The edition of texts written here, oldest first. */
export function mergeTexts(texts: readonly string[]): Pick<Sample, 'edition' | 'json' | 'page'> {
  const edition = editionOf(texts);
  return { edition, json: renderEditionJson(edition), page: renderEditionPage(edition) };
}

const nouns = [
  'harbour',
  'bridge',
  'council',
  'ferry',
  'engineer',
  'market',
  'river',
  'school',
  'minister',
  'station',
  'garden',
  'quarry',
];
const verbs = [
  'opened',
  'closed',
  'promised',
  'refused',
  'measured',
  'repaired',
  'counted',
  'painted',
  'delayed',
  'visited',
];

function sentence(seed: number): string {
  const pick = (list: readonly string[], step: number) => list[(seed * step + (seed >> 3)) % list.length]!;
  return `The ${pick(nouns, 7)} near the ${pick(nouns, 5)} ${pick(verbs, 3)} ${seed + 11} times before the ${pick(nouns, 11)} of number ${seed * 37} ${pick(verbs, 13)} it.`;
}

/** A report of 60 paragraphs in 20 revisions: each edits three paragraphs, adds one and drops one. */
export function longReport(): string[] {
  const paragraphs = Array.from(
    { length: 60 },
    (_, at) => `${sentence(at)} ${sentence(at + 300)} ${sentence(at + 600)}`,
  );
  return Array.from({ length: 20 }, (_, revision) => {
    if (revision > 0) {
      for (let edit = 0; edit < 3; edit++) {
        const at = (revision * 17 + edit * 23) % paragraphs.length;
        paragraphs[at] = paragraphs[at]!.replace(/ (\d+) times/, ` ${revision * 100 + edit} times`);
      }
      paragraphs.splice((revision * 13) % 60, 1);
      paragraphs.splice((revision * 29) % 60, 0, `${sentence(1000 + revision)} ${sentence(1300 + revision)}`);
    }
    return paragraphs.join('\n\n');
  });
}

/** The report of a run that found so many clusters and as many pairs that it kept apart. */
export async function vastReport(clusters: number): Promise<ReportPage> {
  const parsed = await parseCommandLine(['scan', 'in', '--out', 'out'], '0');
  const options: DetectOptions = scanOptions(parsed);
  const found = Array.from({ length: clusters }, (_, at): OrderedCluster => {
    const members = Array.from({ length: 2 + (at % 4) }, (_, own) => `news/${at}/${own}.txt` as DocumentId);
    const links = members
      .slice(1)
      .map((b, own) => relatedPair(members[own]!, b, 0.3 + (at % 60) / 100, 'merge'));
    return {
      id: String(at).padStart(16, '0') as ClusterId,
      members,
      representative: members[0]!,
      cohesion: { mean: 0.6, weakest: 0.4 },
      links,
      order: { revisions: members, basis: 'dates', confidence: 1, evidence: [] },
      copies: new Map(),
      copyRecords: [],
    };
  });
  const pairs = [
    ...found.flatMap(({ links }) => links),
    ...found
      .slice(1)
      .map(({ members }, at) => relatedPair(found[at]!.members[0]!, members[0]!, (at % 19) / 100, 'apart')),
  ];
  const ids = found.flatMap(({ members }) => members);
  const columns = new GrowingColumns();
  for (const id of ids) columns.add(id, new Uint8Array(32), 300, Uint32Array.of(1), [0, 0]);
  const detection: Detection = {
    clusters: found,
    bridges: [],
    decided: [],
    documents: new DocumentTable([{ columns: columns.finish(), refs: ids.map((id) => ({ id, path: id })) }]),
    profiles: new ProfileTable([]),
    candidates: pairs.length,
    pairs,
    failures: [],
  };
  const editions = new Map(
    found.map(({ id }, at) => [
      id as string,
      {
        title: sentence(at),
        slug: `report-${at}`,
        dates: [`2024-01-${String(1 + (at % 28)).padStart(2, '0')}`],
        base: found[at]!.members.at(-1)!,
        figures: noFigures,
      },
    ]),
  );
  const apart = listApart(detection);
  const passages = new Map(
    apart.flatMap((pair) =>
      shownPassages(pair).map((passage) => [passage, sentence(Math.round(pair.score * 1000))] as const),
    ),
  );
  const headings = new Map(
    apart
      .flatMap(({ a, b }) => [a, b])
      .map((id) => [id, { title: sentence(id.length), date: null }] as const),
  );
  const words = new WordIndex();
  for (const [at, { id }] of found.entries()) words.add(id, sentence(at), [sentence(at + 1)]);
  return renderReportPage({
    words,
    relations: 'all',
    detection,
    outcomes: [],
    syndicated: [],
    options,
    editions,
    apart,
    texts: { passages, headings, failures: [] },
  });
}

const noFigures: ReportFigures = {
  outlets: [],
  language: null,
  facts: [0, 0, 0],
  corrections: 0,
  isWithdrawn: false,
  rewritten: null,
};

function scanOptions(parsed: ParsedCommand): DetectOptions {
  if (parsed.command !== 'scan') throw new TypeError('Cannot make a report: the command line is no scan');
  return parsed.options.detect;
}

function relatedPair(a: DocumentId, b: DocumentId, score: number, tier: RelatedPair['tier']): RelatedPair {
  return {
    a,
    b,
    sharedKeys: 9,
    shinglesOfA: 300,
    shinglesOfB: 300,
    sharedShingles: 90,
    similarity: score / 2,
    containment: score,
    containmentOfA: score,
    containmentOfB: score,
    cohesion: 1,
    score,
    relation: tier === 'merge' ? 'revision' : 'related',
    tier,
    probability: score,
    rule: tier === 'merge' ? 'likely' : 'below-min-score',
    reason:
      tier === 'merge'
        ? 'spread over 3 of 3 thirds'
        : `score ${score.toFixed(2)} is below the least score 0.2`,
    evidence: {
      passages: [{ tokens: 12, a: [0, 40], b: [10, 50], isQuoted: false }],
      passageTokens: 12,
      quotedTokens: 0,
      longestRun: 12,
      sharedParagraphs: 0,
      headlineLikeness: null,
      leadLikeness: 0.2,
      spread: 1,
      replacedTokens: 3,
      replacedFigures: 1,
      daysApart: 2,
      timeOfA: null,
      timeOfB: null,
      isSameHeadline: null,
      features: [],
      isOrdered: true,
      isSameBody: false,
      isSameBytes: false,
      agencyOfA: null,
      agencyOfB: null,
    },
  };
}
