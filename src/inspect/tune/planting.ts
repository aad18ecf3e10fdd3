/**
 * Makes a later revision of a document that nobody wrote: paragraphs dropped, sentences edited, new ones put in. How
 * much changes is drawn as it was found between consecutive versions of news pages scraped again: half of the steps
 * change little (word-5-gram Jaccard .85 and more), one in four drops whole stretches, one in eleven is nearly a
 * rewrite. New words are drawn from the collection one by one, so that what is planted shares nothing with a third
 * document.
 */

import type { Block, SegmentedDocument } from '../../model/document.js';
import { parseTime } from '../../text/parse-time.js';

export interface Planted {
  readonly text: string;
  readonly title: string | null;
  readonly date: string | null;
}

/** What one step of a report's life does to it. */
interface Step {
  /** Shares of paragraphs that stay, of their sentences that are edited, and of words changed in those. */
  readonly kept: readonly [least: number, most: number];
  readonly edited: number;
  readonly words: number;
  /** New paragraphs for each that was there. */
  readonly added: readonly [least: number, most: number];
  readonly newHeadline: number;
}

// Cumulative probability, and what happens up to it.
const steps: readonly (readonly [upTo: number, step: Step])[] = [
  [0.09, { kept: [0.05, 0.45], edited: 0.25, words: 0.25, added: [0.4, 0.8], newHeadline: 0.6 }],
  [0.25, { kept: [0.5, 0.85], edited: 0.15, words: 0.2, added: [0.1, 0.4], newHeadline: 0.4 }],
  [0.5, { kept: [0.85, 1], edited: 0.08, words: 0.15, added: [0, 0.2], newHeadline: 0.25 }],
  [1, { kept: [0.97, 1], edited: 0.02, words: 0.1, added: [0, 0.06], newHeadline: 0.1 }],
];
const headlineWords = 0.5;
const hoursLater = [2, 60] as const;

type Random = () => number;

/** Makes a revision of `document`. `words` are what new text is made of; `random` decides everything. */
export function plantRevision(
  document: SegmentedDocument,
  words: readonly string[],
  random: Random,
): Planted {
  const draw = random();
  const [, step] = steps.find(([upTo]) => draw < upTo)!;
  const between = ([least, most]: readonly [number, number]) => least + (most - least) * random();
  const paragraphs = document.blocks.filter(({ kind }) => kind === 'body');
  const kept = chooseSome(paragraphs, between(step.kept), random);
  const isNewHeadline = random() < step.newHeadline;
  const writer = new Writer(document, words, random);
  const pieces: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'body') {
      if (kept.has(block)) pieces.push(writer.edit(block, step));
    } else if (block.kind === 'headline' && isNewHeadline)
      pieces.push(writer.change(writer.textOf(block), headlineWords));
    else pieces.push(writer.textOf(block));
  }
  const additions = Math.round(between(step.added) * paragraphs.length);
  // A rewrite begins with its own lead; other additions fall anywhere after the headline.
  for (let count = 0; count < additions; count++) {
    const isLead = count === 0 && step.kept[1] < 0.5;
    const first = document.blocks.findIndex(({ kind }) => kind === 'body');
    const place = isLead ? Math.max(0, first) : Math.max(1, Math.floor(random() * (pieces.length + 1)));
    pieces.splice(place, 0, writer.write());
  }
  const title = document.title ?? null;
  return {
    text: pieces.join('\n\n'),
    title: title === null || !isNewHeadline ? title : writer.change(title, headlineWords),
    date: later(document.date, between(hoursLater)),
  };
}

/** Returns the date `hours` on, where the record's date says a time. */
function later(date: string | undefined, hours: number): string | null {
  const time = parseTime(date);
  return Number.isNaN(time) ? (date ?? null) : new Date(time + hours * 3_600_000).toISOString();
}

function chooseSome(paragraphs: readonly Block[], share: number, random: Random): ReadonlySet<Block> {
  const count = Math.round(share * paragraphs.length);
  const ranked = paragraphs.map((block) => ({ block, rank: random() }));
  return new Set(
    ranked
      .sort((left, right) => left.rank - right.rank)
      .slice(0, count)
      .map(({ block }) => block),
  );
}

const sentencesAdded = 3;
const wordsInSentence = [12, 26] as const;

/** Makes the words of one document's revision. */
class Writer {
  readonly #document: SegmentedDocument;
  readonly #words: readonly string[];
  readonly #random: Random;
  /** Between words: nothing in scripts that use no spaces. */
  readonly #space: string;

  constructor(document: SegmentedDocument, words: readonly string[], random: Random) {
    this.#document = document;
    this.#words = words;
    this.#random = random;
    this.#space = (document.text.match(/\s/g)?.length ?? 0) * 20 < document.text.length ? '' : ' ';
  }

  textOf({ charSpan }: Block): string {
    return this.#document.text.slice(...charSpan);
  }

  /** A paragraph, some of its sentences changed. */
  edit(block: Block, { edited, words }: Step): string {
    let text = this.textOf(block);
    // From the end, so that the places before stay right.
    for (const { charSpan } of block.sentences.toReversed()) {
      if (this.#random() >= edited) continue;
      const [start, end] = [charSpan[0] - block.charSpan[0], charSpan[1] - block.charSpan[0]];
      text = text.slice(0, start) + this.change(text.slice(start, end), words) + text.slice(end);
    }
    return text;
  }

  /** A share of the words replaced by others. */
  change(text: string, share: number): string {
    return text.replace(/[\p{L}\p{N}]+/gu, (word) => (this.#random() < share ? this.#word() : word));
  }

  write(): string {
    return Array.from({ length: sentencesAdded }, () => this.#sentence()).join(this.#space);
  }

  #sentence(): string {
    const [least, most] = wordsInSentence;
    const length = least + Math.floor(this.#random() * (most - least));
    return `${Array.from({ length }, () => this.#word()).join(this.#space)}.`;
  }

  #word(): string {
    return this.#words[Math.floor(this.#random() * this.#words.length)]!;
  }
}
