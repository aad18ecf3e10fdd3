/**
 * Marks the blocks that stand in parts beside the article: by the tags and names of the parts, unless most of the page's
 * prose stands in them, and by their words where they ask for consent or money.
 */
import { isCalledArticle, type Judgement, judgeElement } from './page-parts.js';
import { type JudgedBlock, type PageTree, sizeOf, sumUp } from './page-tree.js';
import { judgePitch } from './pitch.js';

// What holds as much of the page's prose is no menu, whatever its name.
const mostBeside = 0.5;
// As much prose as must be left where comments are longer than the article.
const leastLeft = 140;
const mostPitch = 0.6;

/** Sets `isApart` of every block of `tree`. */
export function markApart(tree: PageTree): void {
  const { elements, parents, blocks } = tree;
  const measures = measure(tree);
  const { prose, letters, pitch, strong, reported } = measures;
  const total = prose[0] ?? 0;
  const judged = judgeAll(tree);
  const ofName = sumByName(tree, judged, prose);
  const isApart = new Uint8Array(elements.length);
  const isCalled = new Uint8Array(elements.length);
  for (const [number, element] of elements.entries()) {
    const parent = parents[number]!;
    const { apartness, by } = judged[number]!;
    const isSmall = prose[number]! < mostBeside * total;
    // A name that much of the page bears is one of layout.
    const isRare = ofName.get(by)! < mostBeside * total;
    isCalled[number] = Number((parent !== -1 && isCalled[parent] === 1) || isCalledArticle(element));
    isApart[number] = Number(
      (parent !== -1 && isApart[parent] === 1) ||
        (apartness === 'beside' && isSmall && isRare) ||
        // What a reader unfolds, or pays for, is the article's.
        (apartness === 'hidden' && isSmall && !(isCalled[number] === 1 && prose[number]! >= leastLeft)) ||
        (apartness === 'other' && (isSmall || total - prose[number]! >= leastLeft)) ||
        (strong[number]! > 0 &&
          pitch[number]! > mostPitch * letters[number]! &&
          reported[number]! < leastLeft),
    );
  }
  for (const block of blocks) block.isApart = isApart[block.at] === 1;
}

/** Measures every element: its prose, all its letters, those that are a pitch, and prose that is none. */
function measure(tree: PageTree) {
  const pitches = new Map(tree.blocks.map((block) => [block, judgePitch(block.text)]));
  const isPitch = (block: JudgedBlock) => pitches.get(block) !== 'none';
  return {
    prose: sumUp(tree, ({ verdict, text }) => (verdict === 'prose' ? sizeOf(text) : 0)),
    letters: sumUp(tree, ({ text }) => sizeOf(text)),
    pitch: sumUp(tree, (block) => (isPitch(block) ? sizeOf(block.text) : 0)),
    strong: sumUp(tree, (block) => Number(pitches.get(block) === 'strong')),
    reported: sumUp(tree, (block) => (block.verdict === 'prose' && !isPitch(block) ? sizeOf(block.text) : 0)),
  };
}

/** Judges every element; what is around the headline is no part beside the article. */
function judgeAll({ elements, parents, headlineAt }: PageTree): Judgement[] {
  const judged = elements.map(judgeElement);
  for (let at = headlineAt ?? -1; at !== -1; at = parents[at]!) judged[at] = { apartness: 'none', by: '' };
  return judged;
}

/** Sums the prose of the outermost elements of each name. */
function sumByName(
  { elements, parents }: PageTree,
  judged: readonly Judgement[],
  prose: Float64Array,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const isInside = new Uint8Array(elements.length);
  for (let number = 0; number < elements.length; number++) {
    const parent = parents[number]!;
    const { apartness, by } = judged[number]!;
    const isOuter = parent === -1 || isInside[parent] === 0;
    if (isOuter) sums.set(by, (sums.get(by) ?? 0) + (apartness === 'none' ? 0 : prose[number]!));
    else if (!sums.has(by)) sums.set(by, 0);
    isInside[number] = Number(!isOuter || apartness !== 'none');
  }
  return sums;
}
