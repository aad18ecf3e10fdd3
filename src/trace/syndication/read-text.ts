/**
 * Reads a text as syndication compares it: the sentences of its body with their words and places, its headline, the lines
 * and names that say whose text it is, and the stretch of time in which it was published.
 */
import type { Span } from '../../model/document.js';
import type { SyndicatedText } from '../../model/syndication.js';
import { ByteOffsets } from '../../text/byte-offsets.js';
import { parseTime } from '../../text/parse-time.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { findSentences } from '../../text/sentences.js';
import { tokenize } from '../../text/tokens.js';
import { type HouseStyle, StyleReader } from './house-style.js';

export interface ReadSentence {
  /** Without the style of the house. */
  readonly words: readonly string[];
  /** The words, joined: equal for equal wordings. */
  readonly key: string;
  readonly text: string;
  /** Which paragraph of the body holds it. */
  readonly paragraph: number;
  readonly span: Span;
}

/** Milliseconds since 1970, `[from, to)`: a date without a time is a day. */
export type TimeSpan = readonly [from: number, to: number];

export interface ReadText {
  readonly source: SyndicatedText;
  readonly sentences: readonly ReadSentence[];
  readonly style: HouseStyle;
  /** Words of the headline, joined; null where there is none. */
  readonly headline: string | null;
  /** Datelines, bylines and credits by their words, without repeats. */
  readonly lines: readonly string[];
  /** The same as they stand there. */
  readonly rawLines: readonly string[];
  readonly time: TimeSpan | null;
  /** Its text or its record says that something was corrected. */
  readonly isCorrected: boolean;
}

/** Reads one text. Cost is linear in it. */
export function readText(source: SyndicatedText): ReadText {
  const sentences: ReadSentence[] = [];
  const lines = new Set<string>();
  const rawLines: string[] = [];
  let paragraph = 0;
  let isCorrected = source.isCorrected;
  const bodies = source.blocks.filter(({ kind }) => kind === 'body');
  const reader = new StyleReader(bodies.flatMap(({ text }) => tokenize(text)));
  for (const { kind, span, text } of source.blocks) {
    if (kind === 'body') {
      const offsets = new ByteOffsets(text);
      const start = paragraph === 0 ? measureOpening(text) : 0;
      if (start > 0) {
        lines.add(keyOf(text.slice(0, start)));
        rawLines.push(text.slice(0, start));
      }
      for (const charSpan of findSentences(text.slice(start), start)) {
        const [from, to] = offsets.toSpan(charSpan);
        const own = text.slice(...charSpan);
        const words = reader.read(own, recallTokens(own));
        const place: Span = [span[0] + from, span[0] + to];
        if (words.length > 0)
          sentences.push({ words, key: words.join(' '), text: own, paragraph, span: place });
      }
      paragraph++;
    } else if (kind === 'dateline' || kind === 'byline' || kind === 'credit') {
      lines.add(keyOf(text));
      rawLines.push(text);
    } else if (kind === 'notice') isCorrected = true;
  }
  const headline = source.headline === null ? '' : keyOf(source.headline);
  return {
    source,
    sentences,
    style: reader.style,
    headline: headline === '' ? null : headline,
    lines: [...lines].filter((line) => line !== ''),
    rawLines,
    time: readTime(source.date),
    isCorrected,
  };
}

// "BERLIN (dpa) – ", "PORT ALDER – ": what is no dateline to those who cut blocks in doubt, and tells here.
const opening =
  /^\p{Lu}[^.!?“"«\n]{1,60}?\(\p{L}[\p{L}/ ]{1,24}\)\s*[-–—:]{1,2}\s+|^\p{Lu}{3}[\p{Lu} ,'’-]{0,40}\s[-–—]{1,2}\s+/u;

function measureOpening(text: string): number {
  return opening.exec(text.slice(0, 120))?.[0].length ?? 0;
}

function keyOf(text: string): string {
  return recallTokens(text)
    .map(({ norm }) => norm)
    .join(' ');
}

const minuteMs = 60_000;

/** Reads a date as the time that it may mean: a day where it names no hour, an hour where it names a full one. */
function readTime(date: string | null): TimeSpan | null {
  const time = parseTime(date);
  if (date === null || Number.isNaN(time)) return null;
  if (!/\d:\d\d|T\d|\d{10}/.test(date)) return [time, time + 1440 * minuteMs];
  return [time, time + (time % (60 * minuteMs) === 0 ? 60 : 1) * minuteMs];
}
