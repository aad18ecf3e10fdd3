/** Puts the revisions together from the readings that stand in the page. */
import { readData } from './dom.js';

interface Data {
  readonly revisions: readonly { readonly siglum: string; readonly date: string }[];
  readonly base: number;
  /** Whether it is known which revisions are older. */
  readonly isOrdered: boolean;
  /** Per revision four numbers a run: item by its place on the page, reading, piece, and 1 where a paragraph begins. */
  readonly runs: readonly (readonly number[])[];
}

export interface Run {
  readonly item: number;
  readonly text: string;
  readonly isNewParagraph: boolean;
}

export const data = readData<Data>('data');

// Before other views of the same items stand on the page.
const sections = [...document.querySelectorAll<HTMLElement>('section.i')];
const readings = new Map<string, readonly string[]>();

export function sectionOf(item: number): HTMLElement {
  return sections[item]!;
}

/** What an item is, whatever became of it: its classes without those of its state. */
export function kindOf(section: HTMLElement): string {
  return section.className.replace(/ (?:current|dropped|absorbed|withdrawn|off)\b/g, '');
}

/** The pieces of a reading: its markup without what is struck. */
function piecesOf(item: number, reading: number): readonly string[] {
  const key = `${item}.${reading}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const section = sectionOf(item);
  const text = section.querySelectorAll('.rd li.r')[reading]!.querySelector('.rt');
  const copy = (text ?? section.querySelector('.t')!).cloneNode(true) as HTMLElement;
  for (const struck of copy.querySelectorAll('del')) struck.remove();
  const pieces = [...copy.querySelectorAll('.pc')].map((piece) => piece.textContent ?? '');
  const own = pieces.length > 0 ? pieces : [copy.textContent ?? ''];
  readings.set(key, own);
  return own;
}

/** What a revision says, in its own order. */
export function runsOf(revision: number): Run[] {
  const flat = data.runs[revision]!;
  return Array.from({ length: flat.length / 4 }, (_, at) => {
    const [item, reading, piece, begins] = flat.slice(4 * at, 4 * at + 4) as [number, number, number, number];
    return { item, text: piecesOf(item, reading)[piece]!, isNewParagraph: begins === 1 };
  });
}

/** The words of each item in a revision, pieces joined. */
export function wordsOf(runs: readonly Run[]): Map<number, string> {
  const words = new Map<number, string>();
  for (const { item, text } of runs) {
    const before = words.get(item);
    words.set(item, before === undefined ? text : `${before} ${text}`);
  }
  return words;
}

/** "B, 2019-08-27 10:00". */
export function nameOf(revision: number): string {
  const { siglum, date } = data.revisions[revision]!;
  return date === '' ? siglum : `${siglum}, ${date}`;
}
