/** Shows any two revisions in one text: in the newer one's order, with what only the older one has struck where it stood. */
import { heaviestIncreasing } from '../../../base/increasing-subsequence.js';
import { diffWords } from '../../../text/word-diff.js';
import { make, sourceNodes } from './dom.js';
import { data, kindOf, nameOf, runsOf, sectionOf, wordsOf } from './texts.js';

/** Draws the comparison into `stage` and says in a sentence how much differs. */
export function drawComparison(stage: HTMLElement, older: number, newer: number): string {
  const left = wordsOf(runsOf(older));
  const right = wordsOf(runsOf(newer));
  const moved = findMoved([...left.keys()], [...right.keys()]);
  const counts = { added: 0, struck: 0, edited: 0, moved: moved.size };
  const sections = inBoth([...left.keys()], [...right.keys()]).map((item) => {
    const [from, to] = [left.get(item), right.get(item)];
    if (from === undefined) counts.added++;
    else if (to === undefined) counts.struck++;
    else if (from !== to) counts.edited++;
    return drawPassage({ item, from, to, isMoved: moved.has(item) }, [older, newer]);
  });
  const words = data.isOrdered
    ? `${counts.added} added, ${counts.struck} struck, ${counts.edited} edited, ${counts.moved} moved.`
    : `order unknown: ${counts.struck} only in the first, ${counts.added} only in the second, ${counts.edited} in other words, ${counts.moved} elsewhere.`;
  const names = `${nameOf(older)} ${data.isOrdered ? '→' : '|'} ${nameOf(newer)}`;
  const head = make('p', 'stagehead', make('strong', '', names), ` · passages: ${words}`);
  head.dir = 'ltr';
  head.lang = 'en';
  stage.replaceChildren(head, ...sections);
  return `${names}: ${words}`;
}

interface Passage {
  readonly item: number;
  /** Not there in the older one, or not in the newer one. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isMoved: boolean;
}

/** A passage that is new, gone or moved is one change, besides those of its words that are marked. */
function drawPassage({ item, from, to, isMoved }: Passage, between: readonly [number, number]): HTMLElement {
  const source = sectionOf(item);
  const isEdited = from !== undefined && to !== undefined;
  const text = make(
    source.classList.contains('headline') ? 'h2' : 'p',
    't',
    ...(isEdited ? drawEdits(from, to) : drawWhole(from, to)),
  );
  text.dir = 'auto';
  const words = labelOf(from, to, isMoved, between);
  const label = words === '' ? null : make('p', 'why', words);
  if (label !== null) label.dir = 'ltr';
  const readings = source.querySelector('details')!.cloneNode(true) as HTMLDetailsElement;
  readings.open = false;
  const state = to === undefined ? ' gone' : from === undefined ? ' fresh' : '';
  const section = make('section', kindOf(source) + state, label, text, readings);
  section.dataset['of'] = source.id;
  return isEdited && !isMoved ? section : asChange(section);
}

function labelOf(
  from: string | undefined,
  to: string | undefined,
  isMoved: boolean,
  [older, newer]: readonly [number, number],
): string {
  const siglum = (at: number) => data.revisions[at]!.siglum;
  if (from === undefined) return `Only in ${siglum(newer)}`;
  if (to === undefined) return `Only in ${siglum(older)}`;
  return isMoved ? (data.isOrdered ? 'Moved' : 'Elsewhere') : '';
}

function drawWhole(from = '', to = ''): Node[] {
  return [to === '' ? make('del', '', ...sourceNodes(from)) : make('ins', '', ...sourceNodes(to))];
}

/** What is struck and what stands in its place are one change. */
function drawEdits(from: string, to: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let change: HTMLElement | null = null;
  for (const [kind, text] of diffWords(from, to)) {
    if (kind === 0) {
      change = null;
      nodes.push(...sourceNodes(text));
      continue;
    }
    if (change === null) {
      change = asChange(make('span', ''));
      nodes.push(change);
    }
    change.append(make(kind === 1 ? 'ins' : 'del', '', ...sourceNodes(text)));
  }
  return nodes;
}

/** Marks an element as one of the changes that are stepped through. */
function asChange(element: HTMLElement): HTMLElement {
  element.classList.add('ch');
  element.tabIndex = -1;
  return element;
}

/** The items of `newer`, and after each those that followed it in `older` and are gone. */
function inBoth(older: readonly number[], newer: readonly number[]): number[] {
  const kept = new Set(newer);
  const after = new Map<number, number[]>();
  let anchor = -1;
  for (const item of older) {
    if (kept.has(item)) anchor = item;
    else after.set(anchor, [...(after.get(anchor) ?? []), item]);
  }
  return [...(after.get(-1) ?? []), ...newer.flatMap((item) => [item, ...(after.get(item) ?? [])])];
}

/** Items of both that do not keep the order of the rest: all but a longest increasing run of places. */
function findMoved(older: readonly number[], newer: readonly number[]): Set<number> {
  const place = new Map(older.map((item, at) => [item, at]));
  const common = newer.filter((item) => place.has(item));
  const points = common.map((item, x) => ({ x, y: place.get(item)!, weight: 1 }));
  const kept = new Set(heaviestIncreasing(points, true).map((at) => common[at]!));
  return new Set(common.filter((item) => !kept.has(item)));
}
