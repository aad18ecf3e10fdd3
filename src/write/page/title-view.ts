/**
 * Shows headlines that stand in records alone as one item of the page, like a headline that stands in the texts:
 * marks, readings, timeline and comparison then need to know no difference, but for bytes, which it has none.
 */
import type { Edition } from '../../model/edition.js';
import { comparableText } from '../../text/comparable-text.js';
import { onOneLine } from '../../text/title.js';
import { listChanges } from '../fact-changes.js';
import type { Place, Reading } from '../readings/list-readings.js';
import { isOrderKnown } from '../readings/order-words.js';
import { type RecordTitle, recordTitles } from '../records.js';
import type { ItemView, Mark } from './view.js';

/** Null where no revision has another headline than the rest. `base` is an index. */
export function viewTitle(edition: Edition, base: number): ItemView | null {
  const titles = recordTitles(edition);
  if (titles.length === 0) return null;
  const known = titles.find(({ revision }) => revision === base);
  const printed = known ?? titles.findLast(({ text }) => text === onOneLine(edition.title));
  const source = printed ?? titles.at(-1)!;
  return {
    id: 'title',
    formerly: [],
    kind: 'headline',
    state: printed === undefined ? 'dropped' : 'current',
    text: source.text,
    isPublished: printed !== undefined,
    isLater: source.revision > base,
    source: source.revision,
    lastSeen: source.revision,
    marks: listMarks(titles, source.text, edition.revisions.length),
    readings: listReadings(titles, source.revision),
    origins: [],
    changes: listChanges({ facts: edition.titleFacts ?? [] }, isOrderKnown(edition)),
    note: null,
    elsewhere: null,
    absorbedBy: [],
    hint: null,
    isRecord: true,
  };
}

function listMarks(titles: readonly RecordTitle[], printed: string, revisions: number): Mark[] {
  const marks = new Array<Mark>(revisions).fill('absent');
  for (const { revision, text } of titles)
    marks[revision] = comparableText(text) === comparableText(printed) ? 'held' : 'changed';
  return marks;
}

/** Neighbours with the same words together. */
function listReadings(titles: readonly RecordTitle[], source: number): Reading[] {
  const readings: { pieces: readonly string[]; places: Place[]; isPrinted: boolean }[] = [];
  for (const [at, { revision, text }] of titles.entries()) {
    const next = revision === source ? undefined : titles[revision > source ? at - 1 : at + 1];
    const place: Place = {
      revision,
      span: [0, 0],
      edge: next === undefined ? null : next.text === text ? 'same' : 'edit',
      next: next?.revision ?? null,
      isPart: false,
      hasDropped: false,
    };
    const last = readings.at(-1);
    if (last?.pieces[0] === text) last.places.push(place);
    else readings.push({ pieces: [text], places: [place], isPrinted: false });
    readings.at(-1)!.isPrinted ||= revision === source;
  }
  return readings;
}
