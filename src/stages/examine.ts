/**
 * A verified pair and its two documents in, the evidence out: what they share, where, whether it is quoted,
 * how their headlines and leads compare, whose datelines they carry. Relations are decided from this alone.
 */

import { type Body, readBody, tokensOf } from '../lib/body.js';
import { ByteOffsets } from '../lib/byte-offsets.js';
import { datelineShape, functionWords, otherDatelines } from '../lib/cues.js';
import { findSharedRuns, type Run } from '../lib/passages.js';
import { findQuotations } from '../lib/quotations.js';
import { countReplacements } from '../lib/replacements.js';
import { headlineOf } from '../lib/title.js';
import { tokenize } from '../lib/tokens.js';
import type { CharSpan, ExaminedPair, Passage, SegmentedDocument, Token, VerifiedPair } from '../model.js';

const passageTokens = 8;
const runTokens = 4;
// A lead of fewer tokens is a label.
const leadTokens = 8;

/** `pair` with its evidence; `a` and `b` are its documents. Cost grows with the product of repeated runs only. */
export function examine(pair: VerifiedPair, a: SegmentedDocument, b: SegmentedDocument): ExaminedPair {
  const bodies = [readBody(a), readBody(b)] as const;
  const norms = bodies.map((body) => body.tokens.map((token) => token.norm)) as [string[], string[]];
  const runs = findSharedRuns(norms[0], norms[1], runTokens);
  const replaced = countReplacements(runs, bodies, [a.text, b.text]);
  return {
    ...pair,
    evidence: {
      passages: findPassages(runs, [a, b], bodies),
      longestRun: Math.max(0, ...runs.map((run) => run.length)),
      sharedParagraphs: countSharedParagraphs(bodies),
      headlineLikeness: compareHeadlines(a, b),
      leadLikeness: compareLeads(bodies),
      spread: measureSpread(runs, bodies),
      replacedTokens: replaced.tokens,
      replacedFigures: replaced.figures,
      daysApart: measureDays(a.date, b.date),
      isOrdered: areOrdered(runs),
      isSameBody:
        norms[0].length === norms[1].length && norms[0].every((norm, index) => norm === norms[1][index]),
      isSameBytes: a.sha256 === b.sha256,
      agencyOfA: findAgency(a),
      agencyOfB: findAgency(b),
    },
  };
}

function findPassages(
  runs: readonly Run[],
  documents: readonly [SegmentedDocument, SegmentedDocument],
  [a, b]: readonly [Body, Body],
): Passage[] {
  const passages: Passage[] = [];
  const offsets = documents.map((document) => new ByteOffsets(document.text));
  const quotations = documents.map((document, side) =>
    [a, b][side]!.blocks.flatMap(({ charSpan: [start, end] }) =>
      findQuotations(document.text.slice(start, end), start),
    ),
  );
  for (const part of runs.flatMap((run) => cutAtParagraphs(run, a, b))) {
    if (part.length < passageTokens) continue;
    const spanOfA = spanOf(a, part.startInA, part.length);
    const spanOfB = spanOf(b, part.startInB, part.length);
    passages.push({
      tokens: part.length,
      text: documents[0].text.slice(...spanOfA),
      a: offsets[0]!.toSpan(spanOfA),
      b: offsets[1]!.toSpan(spanOfB),
      isQuoted: isMostlyInside(spanOfA, quotations[0]!) || isMostlyInside(spanOfB, quotations[1]!),
    });
  }
  return passages.sort((left, right) => left.a[0] - right.a[0] || left.b[0] - right.b[0]);
}

function cutAtParagraphs(run: Run, a: Body, b: Body): Run[] {
  const parts: Run[] = [];
  let start = 0;
  for (let index = 1; index <= run.length; index++) {
    const isEnd =
      index === run.length ||
      a.paragraphs[run.startInA + index] !== a.paragraphs[run.startInA + index - 1] ||
      b.paragraphs[run.startInB + index] !== b.paragraphs[run.startInB + index - 1];
    if (!isEnd) continue;
    parts.push({ startInA: run.startInA + start, startInB: run.startInB + start, length: index - start });
    start = index;
  }
  return parts;
}

function spanOf(body: Body, start: number, length: number): CharSpan {
  return [body.tokens[start]!.charSpan[0], body.tokens[start + length - 1]!.charSpan[1]];
}

function isMostlyInside([start, end]: CharSpan, quotations: readonly CharSpan[]): boolean {
  const inside = quotations.reduce(
    (sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );
  return inside >= 0.6 * (end - start);
}

function countSharedParagraphs([a, b]: readonly [Body, Body]): number {
  const keysOf = (body: Body) =>
    new Set(
      body.blocks
        .map((block) =>
          tokensOf(block)
            .map((token) => token.norm)
            .join(' '),
        )
        .filter((key) => key !== ''),
    );
  const keysOfB = keysOf(b);
  return [...keysOf(a)].filter((key) => keysOfB.has(key)).length;
}

/** Jaccard of the content words of both headlines. */
function compareHeadlines(a: SegmentedDocument, b: SegmentedDocument): number | null {
  const [left, right] = [a, b].map((document) => contentWords(tokenize(headlineOf(document) ?? ''))) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  if (left.size === 0 || right.size === 0) return null;
  const shared = [...left].filter((norm) => right.has(norm)).length;
  return shared / (left.size + right.size - shared);
}

function contentWords(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.map(({ norm }) => norm).filter((norm) => !functionWords.has(norm)));
}

function compareLeads([a, b]: readonly [Body, Body]): number {
  const contentOf = (body: Body) => {
    const lead = body.blocks.find((block) => tokensOf(block).length >= leadTokens) ?? body.blocks[0];
    return contentWords(lead === undefined ? [] : tokensOf(lead));
  };
  const [left, right] = [contentOf(a), contentOf(b)];
  const shared = [...left].filter((norm) => right.has(norm)).length;
  const smaller = Math.min(left.size, right.size);
  return smaller === 0 ? 0 : shared / smaller;
}

/** How evenly what is shared lies over the shorter body. */
function measureSpread(runs: readonly Run[], [a, b]: readonly [Body, Body]): number {
  const isAShorter = a.tokens.length <= b.tokens.length;
  const total = isAShorter ? a.tokens.length : b.tokens.length;
  const shared = [0, 0, 0];
  for (const run of runs) {
    const start = isAShorter ? run.startInA : run.startInB;
    for (let index = start; index < start + run.length; index++) shared[Math.floor((3 * index) / total)]!++;
  }
  return shared.filter((count) => count * 15 >= total).length;
}

const dayMs = 86_400_000;

function measureDays(a: string | undefined, b: string | undefined): number | null {
  const apart = Math.abs(Date.parse(a ?? '') - Date.parse(b ?? '')) / dayMs;
  return Number.isNaN(apart) ? null : Math.round(apart * 100) / 100;
}

function areOrdered(runs: readonly Run[]): boolean {
  return runs.every((run, index) => index === 0 || run.startInA > runs[index - 1]!.startInA);
}

function findAgency(document: SegmentedDocument): string | null {
  const dateline = document.blocks.find((block) => block.kind === 'dateline');
  if (dateline === undefined) return null;
  const words = document.text.slice(...dateline.charSpan);
  const match = [datelineShape, ...otherDatelines]
    .map((shape) => words.match(shape))
    .find((found) => found !== null);
  return match?.groups?.['agency'] ?? null;
}
