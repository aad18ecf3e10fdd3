/**
 * Says what changed in the words of a feed: each change in a sentence, with the text that it is about; and all changes of one
 * report and run in a line that tells whether to open it.
 */
import { groupBy } from '../../base/group-by.js';
import type { Change, FactChange, HeadlineChange, ParagraphChange } from '../../model/change.js';
import { nameDecision } from '../../model/decided.js';
import { unreachable } from '../../model/failure.js';
import { counted, dateWords } from '../page/words.js';
import { openingOf } from './items.js';

/** What is said of a change, and the text that follows it, quoted. */
export interface ChangeWords {
  readonly words: string;
  readonly text: string | null;
}

/** Says one change. */
export function sayChange(change: Change): ChangeWords {
  const say = (words: string, text: string | null = null): ChangeWords => ({ words, text });
  switch (change.kind) {
    case 'status-changed':
      return say(change.to === 'withdrawn' ? 'Withdrawn' : 'Published again', change.notice);
    case 'headline-changed':
      return say(headlineWords(change));
    case 'fact-changed':
      return say(`${factWords(change)}, ${placeWords(change)}`, change.opening);
    case 'paragraph-new':
    case 'paragraph-returned':
    case 'paragraph-absorbed':
    case 'paragraph-dropped':
      return say(paragraphWords(change), change.opening);
    case 'revision-joined':
      return say(`${revisionWords(change)} joined: ${change.document}${dateWords(change.date)}`);
    case 'revision-left':
      return say(`${revisionWords(change)} left: ${change.document}${dateWords(change.date)}`);
    case 'report-new':
      return say(`New report of ${counted(change.revisions.length, 'revision')}`);
    case 'report-gone':
      return say('Report gone: its oldest revision is in no report any more');
    case 'reports-joined':
      return say(
        `Joined by ${change.redirects.map(({ title }) => `“${title}”`).join(', ')}, which leads here now`,
      );
    case 'report-parted':
      return say(`Parted from “${change.whence.title}”`);
    case 'decision-overruled':
      return say(
        `Decision overruled: ${nameDecision(change.decided)}${change.why === null ? '' : ` (${change.why})`}`,
      );
    case 'document-removed':
      return say(`Document removed: ${change.document} (${change.reason})`);
    default:
      return unreachable(change);
  }
}

function revisionWords({ siglum, isCopy }: { readonly siglum: string; readonly isCopy?: true }): string {
  return isCopy ? `A copy of revision ${siglum}` : `Revision ${siglum}`;
}

function headlineWords({ from, to }: HeadlineChange): string {
  if (from === null) return `Headline added: “${to}”`;
  return to === null ? `Headline taken out: “${from}”` : `Headline: “${from}” became “${to}”`;
}

const blockNames = { body: 'Paragraph', caption: 'Caption', notice: 'Notice' } as const;

function blockName({ block, isCorrection }: ParagraphChange): string {
  return isCorrection ? 'Correction' : blockNames[block];
}

function paragraphWords(change: ParagraphChange): string {
  const { kind, source, formerly, isUnordered } = change;
  const [name, { siglum }] = [blockName(change), source];
  switch (kind) {
    case 'paragraph-new':
      return `New ${name.toLowerCase()} in ${siglum}`;
    case 'paragraph-returned':
      return formerly === undefined
        ? `${name} back in ${siglum}`
        : `${name} not gone after all: it goes on in ${siglum}`;
    case 'paragraph-absorbed':
      return `${name} of ${siglum} taken up in others`;
    case 'paragraph-dropped':
      return isUnordered
        ? `${name} in ${siglum} and not in the text that leads, order unknown`
        : `${name} dropped, last seen in ${siglum}`;
    default:
      return unreachable(kind);
  }
}

const causeNames = { correction: 'Correction', update: 'Update' } as const;

/** Puts quotation marks around a value that has none of its own. */
function quote(value: string): string {
  return /^["“«„].*["”»“]$/su.test(value) ? value : `“${value}”`;
}

/** Says a change of fact: "Correction: “two” became “three”". */
function factWords({ fact, from, to, cause, between: [first, second], isUnordered }: FactChange): string {
  const name = isUnordered ? 'Differs' : cause === undefined ? 'Changed' : causeNames[cause];
  const isSource = fact === 'attribution-lost' || fact === 'attribution-gained';
  const either = from ?? to ?? '';
  const value = isSource ? `attribution to ${either}` : quote(either);
  if (from !== null && to !== null)
    return `${name}: ${quote(from)} ${isUnordered ? 'or' : 'became'} ${quote(to)}`;
  if (isUnordered) return `${name}: ${value} in ${(from === null ? second : first).siglum} alone`;
  if (isSource) return `${name}: ${value} ${from === null ? 'gained' : 'lost'}`;
  if (fact === 'name-dropped') return `${name}: ${value} no longer named`;
  return `${name}: ${value} ${from === null ? 'added' : 'taken out'}`;
}

function placeWords({ between: [first, second], also = [], isUnordered }: FactChange): string {
  const places = also.length === 0 ? '' : `, in ${counted(also.length + 1, 'paragraph')}`;
  return `between ${first.siglum} and ${second.siglum}${isUnordered ? ', order unknown' : ''}${places}`;
}

/**
 * Says how grave a change is: 4 for a report taken back, 3 for a correction that came or went, facts as they are ranked, and 0
 * for what only tells of more text.
 */
export function gravityOf(change: Change): number {
  switch (change.kind) {
    case 'status-changed':
      return 4;
    case 'fact-changed':
      return change.severity;
    case 'paragraph-new':
      return change.isCorrection ? 3 : 0;
    case 'paragraph-dropped':
    case 'paragraph-returned':
      return change.isCorrection ? 3 : 1;
    case 'headline-changed':
    case 'decision-overruled':
    case 'document-removed':
      return 1;
    default:
      return 0;
  }
}

// What is said in full in a title; two of them are as much as a list of titles has room for.
const leastSaid = 3;
const mostSaid = 2;
const mostCharacters = 120;

// In the order in which a line has them.
const countWords: Readonly<Record<Change['kind'], (count: number, block: string) => string>> = {
  'report-new': () => 'new report',
  'report-gone': () => 'report gone',
  'reports-joined': () => 'joined by another report',
  'report-parted': () => 'parted from another report',
  'status-changed': () => 'status changed',
  'headline-changed': () => 'headline changed',
  'fact-changed': (count) => `${counted(count, 'fact')} changed`,
  'paragraph-dropped': (count, block) => `${counted(count, block)} dropped`,
  'paragraph-absorbed': (count, block) => `${counted(count, block)} taken up in others`,
  'paragraph-returned': (count, block) => `${counted(count, block)} back`,
  'paragraph-new': (count, block) => counted(count, `new ${block}`),
  'revision-joined': (count) => `${counted(count, 'revision')} joined`,
  'revision-left': (count) => `${counted(count, 'revision')} left`,
  'decision-overruled': (count) => `${counted(count, 'decision')} overruled`,
  'document-removed': (count) => `${counted(count, 'document')} removed`,
};
const countOrder = Object.keys(countWords);

/** Says the changes of one report and run in a line: the gravest in full, where there are any, else how many of each kind. */
export function summarise(changes: readonly Change[]): string {
  // A page may say one thing twice.
  const grave = new Set(changes.filter((change) => gravityOf(change) >= leastSaid).map(sayBriefly));
  if (grave.size > 0) {
    const rest = grave.size - mostSaid;
    return `${[...grave].slice(0, mostSaid).join('; ')}${rest > 0 ? `; ${rest} more` : ''}`;
  }
  const blockOf = (change: Change) => ('block' in change ? blockName(change).toLowerCase() : '');
  const groups = [...groupBy(changes, (change) => `${change.kind} ${blockOf(change)}`).values()];
  const line = groups
    .sort(([left], [right]) => countOrder.indexOf(left!.kind) - countOrder.indexOf(right!.kind))
    .map((group) => countWords[group[0]!.kind](group.length, blockOf(group[0]!)))
    .join(', ');
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}

function sayBriefly(change: Change): string {
  if (change.kind === 'fact-changed') return openingOf(factWords(change), mostCharacters);
  const { words, text } = sayChange(change);
  return openingOf(text === null ? words : `${words}: ${text}`, mostCharacters);
}
