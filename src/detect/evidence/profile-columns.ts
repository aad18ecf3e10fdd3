/**
 * Packs the profiles of a batch into a few arrays, and unpacks them: they go to a worker and back without being copied
 * one by one, and cost nothing but their content while they wait.
 */

import { joinArrays, joinStarts, type MakeBuffer } from '../../base/joined-columns.js';
import type { ProfileColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import type { Profile } from '../../model/profile.js';

const listNames = [
  'tokens',
  'paragraphStarts',
  'paragraphs',
  'headline',
  'lead',
  'headlineFigures',
  'leadFigures',
  'headlineHash',
  'addresses',
  'outlets',
] as const;

export function packProfiles(profiles: readonly Profile[], makeBuffer: MakeBuffer): ProfileColumns {
  const bounds = new Uint32Array(makeBuffer(4 * (listNames.length * profiles.length + 1)));
  const flagStarts = new Uint32Array(makeBuffer(4 * (profiles.length + 1)));
  let list = 0;
  for (const [index, profile] of profiles.entries()) {
    flagStarts[index + 1] = flagStarts[index]! + profile.flags.length;
    for (const name of listNames) {
      bounds[list + 1] = bounds[list]! + profile[name].length;
      list++;
    }
  }
  const words = new Uint32Array(makeBuffer(4 * bounds[list]!));
  const flags = new Uint16Array(makeBuffer(2 * flagStarts[profiles.length]!));
  const packed = profiles.map(({ spans }) => packSpans(spans));
  const spanStarts = new Uint32Array(makeBuffer(4 * (profiles.length + 1)));
  for (const [index, { length }] of packed.entries()) spanStarts[index + 1] = spanStarts[index]! + length;
  const spans = new Uint8Array(makeBuffer(spanStarts[profiles.length]!));
  list = 0;
  for (const [index, profile] of profiles.entries()) {
    for (const name of listNames) words.set(profile[name], bounds[list++]);
    flags.set(profile.flags, flagStarts[index]);
    spans.set(packed[index]!, spanStarts[index]);
  }
  return {
    ids: profiles.map(({ id }) => id),
    sha256s: profiles.map(({ sha256 }) => sha256),
    dates: profiles.map(({ date }) => date),
    timesMs: Float64Array.from(profiles, ({ timeMs }) => timeMs),
    agencies: profiles.map(({ agency }) => agency),
    languages: profiles.map(({ language }) => language),
    versions: profiles.map(({ version }) => version),
    poorTexts: Uint8Array.from(profiles, ({ isPoorText }) => Number(isPoorText)),
    blockCounts: profiles.map(({ blockCounts }) => blockCounts),
    words,
    bounds,
    flags,
    flagStarts,
    spans,
    spanStarts,
  };
}

/** Joins the columns of several batches into those of one. */
export function joinProfiles(parts: readonly ProfileColumns[], makeBuffer: MakeBuffer): ProfileColumns {
  if (parts.length === 1) return parts[0]!;
  const list = <T>(of: (part: ProfileColumns) => readonly T[]): T[] => parts.flatMap(of);
  const starts = (of: (part: ProfileColumns) => Uint32Array) => joinStarts(parts.map(of), makeBuffer);
  const bytes = (of: (part: ProfileColumns) => Uint8Array) =>
    joinArrays(Uint8Array, parts.map(of), makeBuffer);
  const [times, words] = [parts.map(({ timesMs }) => timesMs), parts.map((part) => part.words)];
  const flags = parts.map((part) => part.flags);
  return {
    ids: list(({ ids }) => ids),
    sha256s: list(({ sha256s }) => sha256s),
    dates: list(({ dates }) => dates),
    timesMs: joinArrays(Float64Array, times, makeBuffer),
    agencies: list(({ agencies }) => agencies),
    languages: list(({ languages }) => languages),
    versions: list(({ versions }) => versions),
    poorTexts: bytes(({ poorTexts }) => poorTexts),
    blockCounts: list(({ blockCounts }) => blockCounts),
    words: joinArrays(Uint32Array, words, makeBuffer),
    bounds: starts(({ bounds }) => bounds),
    flags: joinArrays(Uint16Array, flags, makeBuffer),
    flagStarts: starts(({ flagStarts }) => flagStarts),
    spans: bytes(({ spans }) => spans),
    spanStarts: starts(({ spanStarts }) => spanStarts),
  };
}

let room = new Uint8Array(4096);

/** Gaps and lengths, seven bits a byte (LEB128): two bytes a token, most of the time. */
function packSpans(spans: Uint32Array): Uint8Array {
  // Five bytes hold any figure.
  if (room.length < 5 * spans.length) room = new Uint8Array(8 * spans.length);
  let at = 0;
  let last = 0;
  for (let index = 0; index < spans.length; index++) {
    // Of a composed paragraph every token has the span of the whole: a step back, as 32 bits.
    let step = (spans[index]! - last) >>> 0;
    last = spans[index]!;
    for (; step >= 0x80; step >>>= 7) room[at++] = (step & 0x7f) | 0x80;
    room[at++] = step;
  }
  return room.slice(0, at);
}

function unpackSpans(packed: Uint8Array, count: number): Uint32Array {
  const spans = new Uint32Array(count);
  let at = 0;
  let last = 0;
  for (let index = 0; index < count; index++) {
    let byte = packed[at++]!;
    let step = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = packed[at++]!;
      step |= (byte & 0x7f) << shift;
    }
    last += step;
    spans[index] = last;
  }
  return spans;
}

/** Unpacks profile `index` of a batch; its arrays are views of the columns, spans aside. */
export function viewProfile(columns: ProfileColumns, index: number): Profile {
  const { words, bounds, flags, flagStarts } = columns;
  const first = listNames.length * index;
  const list = (at: number) => words.subarray(bounds[first + at], bounds[first + at + 1]);
  const tokens = list(0);
  const spans = columns.spans.subarray(columns.spanStarts[index], columns.spanStarts[index + 1]);
  return {
    id: columns.ids[index]!,
    sha256: columns.sha256s[index]!,
    date: columns.dates[index]!,
    timeMs: columns.timesMs[index]!,
    agency: columns.agencies[index]!,
    language: columns.languages[index]!,
    version: columns.versions[index]!,
    blockCounts: columns.blockCounts[index]!,
    tokens,
    spans: unpackSpans(spans, 2 * tokens.length),
    flags: flags.subarray(flagStarts[index], flagStarts[index + 1]),
    paragraphStarts: list(1),
    paragraphs: list(2),
    headline: list(3),
    lead: list(4),
    headlineFigures: list(5),
    leadFigures: list(6),
    headlineHash: list(7),
    addresses: list(8),
    outlets: list(9),
    isPoorText: columns.poorTexts[index] === 1,
  };
}

export function viewProfiles(columns: ProfileColumns): Profile[] {
  return columns.ids.map((_, index) => viewProfile(columns, index));
}

// Of documents that are looked at one after the other.
const viewedAtOnce = 1024;

/** Unpacks each profile of a batch when it is asked for; few at once, however large the batch. */
export class RecentProfiles {
  readonly #columns: ProfileColumns;
  readonly #documentIndexes: ReadonlyMap<DocumentId, number>;
  readonly #recent = new Map<DocumentId, Profile>();

  constructor(columns: ProfileColumns) {
    this.#columns = columns;
    this.#documentIndexes = new Map(columns.ids.map((id, index) => [id, index]));
  }

  /** Of a document of the batch. */
  get(id: DocumentId): Profile {
    const known = this.#recent.get(id);
    if (known !== undefined) return known;
    if (this.#recent.size === viewedAtOnce) this.#recent.clear();
    const profile = viewProfile(this.#columns, this.#documentIndexes.get(id)!);
    this.#recent.set(id, profile);
    return profile;
  }
}

/** Drops the tokens and all that belongs to them, and keeps the heads of the profiles. */
export function lightenProfiles(columns: ProfileColumns): ProfileColumns {
  const [words, bytes] = [new Uint32Array(0), new Uint8Array(0)];
  return { ...columns, words, bounds: words, flags: new Uint16Array(0), spans: bytes, spanStarts: words };
}

/** Finds profiles by id, over the columns of many batches. */
export class ProfileTable {
  readonly #batches: readonly ProfileColumns[];
  // Batch and place in it, as one number.
  readonly #locations = new Map<DocumentId, number>();

  /** Of an id that several batches have, the last one's profile counts. */
  constructor(batches: readonly ProfileColumns[]) {
    this.#batches = batches;
    for (const [batch, { ids }] of batches.entries())
      for (const [index, id] of ids.entries()) this.#locations.set(id, batch * placesInBatch + index);
  }

  get(id: DocumentId): Profile | undefined {
    const place = this.#locations.get(id);
    if (place === undefined) return undefined;
    return viewProfile(this.#batches[Math.floor(place / placesInBatch)]!, place % placesInBatch);
  }

  /** What needs no unpacking. */
  head(id: DocumentId): ProfileHead | undefined {
    const place = this.#locations.get(id);
    if (place === undefined) return undefined;
    const batch = this.#batches[Math.floor(place / placesInBatch)]!;
    const index = place % placesInBatch;
    return {
      id,
      sha256: batch.sha256s[index]!,
      date: batch.dates[index]!,
      timeMs: batch.timesMs[index]!,
      version: batch.versions[index]!,
      blockCounts: batch.blockCounts[index]!,
      bodyTokens: batch.flagStarts[index + 1]! - batch.flagStarts[index]!,
    };
  }
}

export interface ProfileHead
  extends Pick<Profile, 'id' | 'sha256' | 'date' | 'timeMs' | 'version' | 'blockCounts'> {
  readonly bodyTokens: number;
}

const placesInBatch = 2 ** 26;
