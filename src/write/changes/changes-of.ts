/**
 * Finds what a run changed in one report, by its editions before and after: for a reader of the edition, and each change
 * once. What is matched is matched by ids, which outlive edits, moves and new revisions; states say what became of it.
 */
import { groupBy } from '../../base/group-by.js';
import type {
  FactChange,
  HeadlineChange,
  ParagraphChange,
  ReportChange,
  RevisionChange,
  Standing,
  StatusChange,
} from '../../model/change.js';
import type { DocumentId } from '../../model/document.js';
import type { Edition, EditionParagraph } from '../../model/edition.js';
import { correctionShape } from '../../text/words/cues.js';
import { isOrderKnown } from '../readings/order-words.js';
import {
  blockOf,
  documentsOf,
  headlineIn,
  headlineOf,
  type Item,
  idsOf,
  listItems,
  nameRevision,
  openingOf,
  standingOf,
} from './items.js';
import { findNewFacts, type PlacedFact } from './known-facts.js';

/** What was there before the run. */
interface Former {
  readonly documents: ReadonlySet<DocumentId>;
  /** How each item stood, by its id; of several editions an id may stand in two. */
  readonly standings: ReadonlyMap<string, readonly Standing[]>;
  readonly headline: string | null;
  readonly status: Edition['status'];
}

/**
 * Lists what changed in a report between its editions before a run (several where reports were joined, none where it is new)
 * and the one after. A report that is new is told against its oldest revision: until then that stood alone. The report as a
 * whole comes first, then its revisions, then paragraphs and facts as they are read.
 */
export function changesOf(former: readonly Edition[], next: Edition): readonly ReportChange[] {
  const before = former.length === 0 ? readOldest(next) : readFormer(former, next);
  const status = compareStatus(before, next);
  const facts = groupBy(findNewFacts(former, next).values(), ({ items }) => items[0]?.id ?? null);
  const factsAt = (item: string | null) => (facts.get(item) ?? []).map((fact) => tellFact(fact, next));
  const cited = status[0]?.paragraph ?? null;
  return [
    ...status,
    ...compareHeadlines(before, next),
    // Who names a report that is new names its revisions.
    ...(former.length === 0 ? [] : listJoined(before, next)),
    ...listLeft(former, next),
    ...factsAt(null),
    ...listItems(next).flatMap((item) => [
      ...(item.id === cited ? [] : compareItem(item, before, next)),
      ...factsAt(item.id),
    ]),
  ];
}

function readFormer(former: readonly Edition[], next: Edition): Former {
  const standings = new Map<string, Standing[]>();
  for (const { id, state } of former.flatMap(listItems))
    standings.set(id, [...(standings.get(id) ?? []), standingOf(state)]);
  // Of reports that were joined, the one whose id went on is the one that has a new headline now.
  const own = former.find(({ id }) => id === next.id) ?? former[0]!;
  return {
    documents: new Set(former.flatMap(({ revisions }) => revisions.flatMap(documentsOf))),
    standings,
    headline: headlineOf(own),
    status: own.status,
  };
}

function readOldest(next: Edition): Former {
  const oldest = next.revisions[0]!;
  const read = listItems(next).filter(({ witnesses }) =>
    witnesses.some(({ revision }) => revision === oldest.id),
  );
  return {
    documents: new Set(documentsOf(oldest)),
    standings: new Map(read.map(({ id }) => [id, ['current'] as const])),
    headline: headlineIn(next, oldest),
    status: 'published',
  };
}

function compareStatus({ status }: Former, next: Edition): readonly StatusChange[] {
  if (status === next.status) return [];
  const notice = next.status === 'withdrawn' ? findNotice(next) : undefined;
  return [
    {
      kind: 'status-changed',
      from: status,
      to: next.status,
      notice: notice?.text ?? null,
      paragraph: notice?.id ?? null,
    },
  ];
}

/** Finds the notice that takes a report back: the latest one, since it is the report's last state. */
function findNotice(edition: Edition): Item | undefined {
  const order = new Map(edition.revisions.map(({ id }, at) => [id, at]));
  const notices = listItems(edition).filter((item) => blockOf(item) === 'notice' && item.state === 'current');
  return notices.sort(
    (left, right) => order.get(right.source.revision)! - order.get(left.source.revision)!,
  )[0];
}

function compareHeadlines({ headline: from }: Former, next: Edition): readonly HeadlineChange[] {
  const to = headlineOf(next);
  return from === to ? [] : [{ kind: 'headline-changed', from, to }];
}

function listJoined({ documents }: Former, next: Edition): readonly RevisionChange[] {
  return next.revisions.flatMap((revision) => {
    const all = documentsOf(revision);
    const isKnown = all.some((document) => documents.has(document));
    return all
      .filter((document) => !documents.has(document))
      .map((document) => ({
        kind: 'revision-joined' as const,
        ...nameRevision(next, revision.id),
        document,
        date: revision.date,
        ...(isKnown || document !== revision.id ? { isCopy: true as const } : {}),
      }));
  });
}

function listLeft(former: readonly Edition[], next: Edition): readonly RevisionChange[] {
  const kept = new Set(next.revisions.flatMap(documentsOf));
  return former.flatMap((edition) =>
    edition.revisions.flatMap((revision) => {
      const all = documentsOf(revision);
      const left = all.filter((document) => !kept.has(document));
      return left.map((document) => ({
        kind: 'revision-left' as const,
        ...nameRevision(edition, revision.id),
        document,
        date: revision.date,
        ...(left.length < all.length || document !== revision.id ? { isCopy: true as const } : {}),
      }));
    }),
  );
}

function compareItem(item: Item, before: Former, next: Edition): readonly ParagraphChange[] {
  const block = blockOf(item);
  const now = standingOf(item.state);
  const stood = idsOf(item).flatMap((id) => before.standings.get(id) ?? []);
  const kind = kindOfChange(item, now, stood, before);
  if (block === null || kind === null) return [];
  const formerly = idsOf(item).filter(
    (id) => id !== item.id && before.standings.get(id)?.some((one) => one !== now),
  );
  const otherwise = stood.filter((one) => one !== now);
  const { absorbedBy } = item as Pick<EditionParagraph, 'absorbedBy'>;
  return [
    {
      kind,
      paragraph: item.id,
      ...(formerly.length === 0 ? {} : { formerly }),
      block,
      ...(block === 'notice' && correctionShape.test(item.text) ? { isCorrection: true as const } : {}),
      was: otherwise.includes('current') ? 'current' : (otherwise[0] ?? null),
      opening: openingOf(item.text),
      source: nameRevision(next, item.source.revision),
      ...(absorbedBy === undefined ? {} : { absorbedBy }),
      ...unorderedMark(next),
    },
  ];
}

/** Names what became of an item that stood as `stood` says, once for each id that leads to it; null for nothing. */
function kindOfChange(
  { witnesses }: Item,
  now: Standing,
  stood: readonly Standing[],
  { documents }: Former,
): ParagraphChange['kind'] | null {
  if (stood.length > 0 && stood.every((one) => one === now)) return null;
  if (now !== 'current') return `paragraph-${now}`;
  if (stood.length > 0) return 'paragraph-returned';
  // What holds words of a former revision was cut out of another paragraph.
  return witnesses.some(({ revision }) => documents.has(revision)) ? null : 'paragraph-new';
}

function tellFact({ fact, items: [first, ...also] }: PlacedFact, next: Edition): FactChange {
  const { kind, severity, from, to, cause, between } = fact;
  return {
    kind: 'fact-changed',
    fact: kind,
    severity,
    from,
    to,
    ...(cause === undefined ? {} : { cause }),
    between: [nameRevision(next, between[0]), nameRevision(next, between[1])],
    paragraph: first?.id ?? null,
    opening: first === undefined ? null : openingOf(first.text),
    ...(also.length === 0 ? {} : { also: also.map(({ id }) => id) }),
    ...unorderedMark(next),
  };
}

function unorderedMark(edition: Edition): { readonly isUnordered?: true } {
  return isOrderKnown(edition) ? {} : { isUnordered: true };
}
