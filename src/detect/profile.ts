/**
 * Profiles a document: its body as hashed tokens, with all that verify, examine and order need, so that a pair is
 * compared in microseconds and no text is held. Marks that compose are composed for hashing.
 */

import { hashSequence, mix32 } from '../base/hash.js';
import { sortedSet } from '../base/sorted-sets.js';
import { toWellFormed } from '../base/well-formed.js';
import type { Workspace } from '../kernel/workspace.js';
import { type BlockKind, type Document, poorTextBelow, type Span } from '../model/document.js';
import { type Profile, tokenFlags } from '../model/profile.js';
import { hashAddresses, hashOutlets } from '../text/addresses.js';
import { ByteOffsets } from '../text/byte-offsets.js';
import { findLead } from '../text/find-lead.js';
import { primaryLanguage } from '../text/languages.js';
import { type OutlinedBlock, outline } from '../text/outline.js';
import { parseTime } from '../text/parse-time.js';
import { readVersion } from '../text/versions.js';
import { datelineShape, otherDatelines } from '../text/words/cues.js';
import { type KnownHashes, knownHashes, wordKinds } from './evidence/known-hashes.js';
import { readTokens, type TextTokens } from './read-tokens.js';

/**
 * Profiles `document`. Cost is linear in the text.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null);
 * const documents = (await read(refs)).flatMap((one) => (one.ok ? [one.value] : []));
 * profile(documents[0], new Workspace(loadKernel())).tokens.length > 0; // true
 */
export function profile(document: Document, work: Workspace): Profile {
  const { text, id, sha256, date, about, textConfidence = 1 } = document;
  const isPoorText = textConfidence < poorTextBelow;
  const known = knownHashes(work);
  const blocks = outline(document);
  const { headline, bodies } = findParts(blocks, document, isPoorText);
  // Headline and body in one go.
  const reading = readTokens([headline, ...bodies.map(({ charSpan }) => text.slice(...charSpan))], work);
  const headlineEnd = reading.ends[0]!;
  const tokens = reading.tokens.subarray(headlineEnd);
  const ends = reading.ends.slice(1).map((end) => end - headlineEnd);
  const paragraphStarts = ends
    .map((end, index) => [index === 0 ? 0 : ends[index - 1]!, end] as const)
    .filter(([start, end]) => end > start)
    .map(([start]) => start);
  const offsets = new ByteOffsets(text);
  const places = bodies.map(({ charSpan }) => offsets.toSpan(charSpan));
  return {
    id,
    sha256,
    date: date ?? null,
    timeMs: parseTime(date),
    agency: findAgency(blocks, text),
    language: primaryLanguage(about?.language),
    blockCounts: countBlocks(blocks),
    tokens,
    spans: placeTokens(reading, places),
    flags: reading.flags.subarray(headlineEnd),
    paragraphStarts: Uint32Array.from(paragraphStarts),
    paragraphs: hashParagraphs(tokens, paragraphStarts),
    ...describeTop(reading, headlineEnd, findLead(tokens.length, paragraphStarts), known),
    version: readVersion({ about, text, blocks }),
    addresses: shorten(hashAddresses(about)),
    outlets: shorten(hashOutlets(about)),
    isPoorText,
  };
}

/**
 * Finds the spans of the body's tokens in the text itself; of a paragraph whose marks had to be composed, where the two
 * do not run in step, the whole paragraph.
 */
function placeTokens({ ends, spans, starts, isComposed }: TextTokens, places: readonly Span[]): Uint32Array {
  const first = ends[0]!;
  const placed = new Uint32Array(spans.length - 2 * first);
  for (const [index, [start, end]] of places.entries()) {
    const part = index + 1;
    for (let token = ends[part - 1]!; token < ends[part]!; token++) {
      const shift = start - starts[part]!;
      placed[2 * (token - first)] = isComposed[part] ? start : spans[2 * token]! + shift;
      placed[2 * (token - first) + 1] = isComposed[part] ? end : spans[2 * token + 1]! + shift;
    }
  }
  return placed;
}

/**
 * Finds what was published as the headline, and the body below it. Where a record names its headline, a first line that
 * says something else is text of the report: it is compared, and not left out. The first line of a banner is no headline
 * for looking like one.
 */
function findParts(
  blocks: readonly OutlinedBlock[],
  { text, title, marks = [] }: Document,
  isPoorText: boolean,
): { readonly headline: string; readonly bodies: readonly OutlinedBlock[] } {
  const line = blocks.find(({ kind }) => kind === 'headline');
  const words = line === undefined ? null : text.slice(...line.charSpan);
  const mayBeHeadline = !isPoorText || marks.some(({ kind }) => kind === 'headline');
  const isHeadline = words !== null && (title === undefined ? mayBeHeadline : areAlike(words, title));
  return {
    // Records may hold half of a character, which is one byte more once it is encoded than it counts for.
    headline: isHeadline ? words : toWellFormed(title ?? ''),
    bodies: blocks.filter((block) => block.kind === 'body' || (block === line && !isHeadline)),
  };
}

/** Keeps the upper 32 bits of hashes of 53. */
function shorten(hashes: readonly number[]): Uint32Array {
  return Uint32Array.from(hashes, (hash) => Math.floor(hash / 2 ** 21));
}

/** Tells whether one holds most words of the other. */
function areAlike(one: string, other: string): boolean {
  const [ofOne, ofOther] = [one, other].map(
    (words) => new Set(words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
  );
  const shared = [...ofOne!].filter((word) => ofOther!.has(word)).length;
  return shared > 0 && 2 * shared >= Math.min(ofOne!.size, ofOther!.size);
}

function findAgency(blocks: readonly OutlinedBlock[], text: string): string | null {
  const block = blocks.find(({ kind }) => kind === 'dateline');
  if (block === undefined) return null;
  const words = text.slice(...block.charSpan);
  for (const shape of [datelineShape, ...otherDatelines]) {
    const agency = words.match(shape)?.groups?.['agency'];
    if (agency !== undefined) return agency;
  }
  return null;
}

function countBlocks(blocks: readonly OutlinedBlock[]): Partial<Record<BlockKind, number>> {
  const counts: Partial<Record<BlockKind, number>> = {};
  for (const { kind } of blocks) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Reads headline and lead as sets. */
function describeTop(
  { tokens, flags }: TextTokens,
  headlineEnd: number,
  [leadStart, leadEnd]: readonly [number, number],
  known: KnownHashes,
): Pick<Profile, 'headline' | 'lead' | 'headlineFigures' | 'leadFigures' | 'headlineHash'> {
  const [start, end] = [headlineEnd + leadStart, headlineEnd + leadEnd];
  const figures = (from: number, to: number) =>
    sortedSet(tokens.subarray(from, to).filter((_, at) => (flags[from + at]! & figureFlags) !== 0));
  return {
    headline: contentOf(tokens.subarray(0, headlineEnd), known),
    lead: contentOf(tokens.subarray(start, end), known),
    headlineFigures: figures(0, headlineEnd),
    leadFigures: figures(start, end),
    headlineHash: headlineEnd === 0 ? noWords : Uint32Array.of(hashSequence(tokens, 0, headlineEnd, 0)),
  };
}

const figureFlags = tokenFlags.number | tokenFlags.calendar;
const noWords = new Uint32Array(0);

/** Makes one hash of each distinct paragraph, sorted. */
function hashParagraphs(tokens: Uint32Array, starts: readonly number[]): Uint32Array {
  const hashes = new Set<number>();
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? tokens.length;
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 0xcc9e2d51) + tokens[at]!) | 0;
    hashes.add(mix32(hash));
  }
  return Uint32Array.from(hashes).sort();
}

/** Sorts the content words of some tokens, without repeats. */
function contentOf(tokens: Uint32Array, known: KnownHashes): Uint32Array {
  return sortedSet(tokens.filter((token) => (known.kindsOf(token) & wordKinds.function) === 0));
}
