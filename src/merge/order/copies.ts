/**
 * Tells the revisions among the documents of one cluster from their copies. What a desk publishes is a text under
 * a headline, by an author, at an address, on a day that it names: where one of these changed, editors did something
 * that a reader could see, and it is a revision of its own, however equal the texts. A change has a before and an after:
 * one text at two addresses at once is a mirror, and a copy, but two headlines at once are a test that editors look for.
 * A date that a record gives without saying of what is most often the day of a crawl: a page that was only seen again
 * changes nothing but the list of who has it. What records say beside that never makes a revision, and is kept.
 */

import { groupBy } from '../../base/group-by.js';
import { UnionFind } from '../../base/union-find.js';
import { clusterIdLength, type ReportDecisions, type RevisionOrder } from '../../model/cluster.js';
import type { ClusterId, CopyRecord, Document, DocumentId } from '../../model/document.js';
import { normaliseAddress } from '../../text/addresses.js';
import { parseTime } from '../../text/parse-time.js';
import { onOneLine } from '../../text/title.js';

/** The revisions of a cluster, and the documents that are copies of them. */
export interface Distinct<T> {
  /** The earliest document of each set of equal ones; where dates do not tell, the first by its record, then by id. */
  readonly revisions: readonly T[];
  /** By the id of their revision. */
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What copies say of themselves, where it is not what their revision says; sorted by revision, then copy. */
  readonly copyRecords: readonly CopyRecord[];
}

/** What a document was published as, and what its record says beside that. */
export type Published = Pick<Document, 'sha256' | 'title' | 'date' | 'about' | 'fields'>;
type Identified = Pick<Document, 'id'> & Published;

/** Groups documents that publish the same thing; dates tell one time from another only where they may (`hasDates`). */
export function separateCopies<T extends Identified>(documents: readonly T[], hasDates = true): Distinct<T> {
  const byId = [...documents].sort((left, right) => (left.id < right.id ? -1 : 1));
  const groups = [...groupBy(byId, publicationKey).values()]
    .flatMap((group) => separatePlaces(group, hasDates))
    .map(putEarliestFirst);
  return {
    revisions: groups.map((group) => group[0]!),
    copies: new Map(
      groups
        .filter(({ length }) => length > 1)
        .map(([first, ...rest]) => [first!.id, rest.map(({ id }) => id)]),
    ),
    copyRecords: groups.flatMap(([first, ...rest]) =>
      rest.filter((copy) => recordKey(copy) !== recordKey(first!)).map(toRecord),
    ),
  };
}

/** Makes a key that agrees where readers saw the same: bytes, headline and status. */
function publicationKey({ sha256, title, about }: Published): string {
  return JSON.stringify([sha256, onOneLine(title), about?.status ?? null]);
}

/**
 * Parts documents of one text and headline by author, address and day of publication. What stands in two places at one
 * time, or at none that is known, has not changed its place: it is one revision.
 */
function separatePlaces<T extends Identified>(group: readonly T[], hasDates: boolean): readonly T[][] {
  const sets = new UnionFind(group.length);
  const firstOf = new Map<string | number, number>();
  for (const [at, document] of group.entries()) {
    const time = hasDates ? parseTime(document.date) : Number.NaN;
    for (const key of [placeKey(document), time]) {
      const first = firstOf.get(key) ?? at;
      firstOf.set(key, first);
      sets.union(first, at);
    }
    // Without a date it is not known to be a change from any other.
    if (Number.isNaN(time)) sets.union(at, at === 0 ? group.length - 1 : at - 1);
  }
  return [...groupBy(group.keys(), (at) => sets.find(at)).values()].map((ats) => ats.map((at) => group[at]!));
}

function placeKey({ about = {}, fields = {} }: Published): string {
  const { byline, url, published } = about;
  const day =
    published ?? publicationNames.map((name) => fields[name]).find((value) => value !== undefined) ?? null;
  const time = parseTime(String(day));
  const address = url === undefined ? null : normaliseAddress(url);
  return JSON.stringify([onOneLine(byline), address, Number.isNaN(time) ? day : time]);
}

// Names of fields that say of what they are the date. Of `date`, `updated`, `timestamp` and the like nobody knows.
const publicationNames = [
  'published',
  'datePublished',
  'date_published',
  'published_at',
  'publish_date',
  'pubDate',
  'pub_date',
  'date_publish',
  'issued',
  'firstcreated',
  'firstCreated',
];

/**
 * Puts the earliest of a revision's documents first and leaves the rest as they stand: the date on which it was seen
 * again would put it behind what replaced it. Of equally early ones the records tell, and ids last: the id of a record
 * that names none is its place in the file, and what a revision is called must not hang on that.
 */
function putEarliestFirst<T extends Identified>(group: readonly T[]): readonly T[] {
  // A date that is none is later than nothing.
  const timeOf = ({ date }: T) => {
    const time = parseTime(date);
    return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
  };
  const first = group.reduce((best, document) => {
    const [time, other] = [timeOf(document), timeOf(best)];
    return time < other || (time === other && byRecord(document, best) < 0) ? document : best;
  });
  return [first, ...group.filter((document) => document !== first)];
}

/** Compares documents that publish the same by what their records say, then by id. */
export function byRecord(left: Identified, right: Identified): number {
  const [inLeft, inRight] = [recordKey(left), recordKey(right)];
  if (inLeft !== inRight) return inLeft < inRight ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

/** Makes a key that agrees where records say the same of their documents. */
export function recordKey({ title, date, about, fields }: Omit<Published, 'sha256'>): string {
  const sorted = [about, fields].map((part) => Object.entries(part ?? {}).sort(byName));
  return JSON.stringify([title ?? null, date ?? null, ...sorted]);
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function toRecord({ id, title, date, about, fields }: Identified): CopyRecord {
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(about === undefined ? {} : { about }),
    ...(fields === undefined ? {} : { fields }),
  };
}

/** Replaces each document that a person decided on by the revision that it is a copy of. */
export function decideRevisions(
  { before, base }: ReportDecisions,
  copies: Distinct<unknown>['copies'],
): ReportDecisions {
  const revisionOf = new Map([...copies].flatMap(([id, own]) => own.map((copy) => [copy, id] as const)));
  const standsFor = (id: DocumentId) => revisionOf.get(id) ?? id;
  return {
    before: before
      .map(([earlier, later]) => [standsFor(earlier), standsFor(later)] as const)
      .filter(([earlier, later]) => earlier !== later),
    ...(base === undefined ? {} : { base: standsFor(base) }),
  };
}

/** Names a cluster for the content of its oldest revision, so that a newer one does not rename it. */
export function identifyCluster(
  { revisions }: RevisionOrder,
  documents: readonly Pick<Document, 'id' | 'sha256'>[],
): ClusterId {
  const oldest = documents.find(({ id }) => id === revisions[0])!;
  return oldest.sha256.slice(0, clusterIdLength) as ClusterId;
}
