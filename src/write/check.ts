/**
 * An edition in, every claim that it makes checked against its sources: that they come back byte for byte,
 * that every span holds the text it is said to hold, that every word of every source is accounted for once.
 */
import { createHash } from 'node:crypto';
import { joinSegments } from '../merge/edition/manifest.js';
import type { Span } from '../model/document.js';
import type { Edition, EditionRevision, SourceSpan } from '../model/edition.js';
import { toBytes } from '../read/plain-text.js';
import { ByteOffsets } from '../text/byte-offsets.js';
import { tokenize } from '../text/tokens.js';
import { checkClaims, type Findings, type Read } from './check-claims.js';

export { Findings } from './check-claims.js';

interface Source {
  readonly text: string;
  readonly offsets: ByteOffsets;
}

/** The bytes of one of `edition.revisions`, from the edition alone. Throws RangeError where the pool is broken. */
export function restoreRevision(
  edition: Edition,
  { position, hasByteOrderMark, encoding }: EditionRevision,
): Buffer {
  const { segments, originals } = edition.restore;
  const stored = originals?.[position - 1] ?? null;
  const text = stored === null ? restoreText(edition, position) : '';
  if (stored === null) return toBytes({ text, hasByteOrderMark, encoding });
  const original = 'base64' in stored ? stored : { text: joinSegments(segments, stored.manifest) };
  return toBytes({ text, hasByteOrderMark, encoding, original });
}

/** The decoded text of the revision at `position`. Throws RangeError where the pool is broken. */
export function restoreText({ restore }: Edition, position: number): string {
  return joinSegments(restore.segments, restore.manifests[position - 1] ?? []);
}

/** Checks `edition` against its own restored sources; `name` begins every error. */
export function checkEdition(edition: Edition, name: string, findings: Findings): void {
  const sources = new Map<string, Source>();
  for (const revision of edition.revisions) {
    const { id, sha256, position } = revision;
    const hash = createHash('sha256').update(restoreRevision(edition, revision)).digest('hex');
    findings.expect(hash === sha256, () => `${name}: ${id} does not come back with the hash it had`);
    const text = restoreText(edition, position);
    sources.set(id, { text, offsets: new ByteOffsets(text) });
  }
  const read = ({ revision, span }: SourceSpan): string | null => {
    const source = sources.get(revision);
    return source === undefined ? null : slice(source, span);
  };
  checkReadings(edition, name, read, findings);
  checkClaims(edition, name, read, findings);
  checkCoverage(edition, name, sources, findings);
  checkPublished(edition, name, sources, findings);
}

/** The text at a span; null where the span does not fall between characters of the source. */
function slice({ text, offsets }: Source, [start, end]: Span): string | null {
  try {
    return start <= end && end <= offsets.toByte(text.length)
      ? text.slice(offsets.toChar(start), offsets.toChar(end))
      : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function checkReadings(edition: Edition, name: string, read: Read, findings: Findings): void {
  for (const item of [...edition.blocks, ...edition.paragraphs]) {
    const where = `${name}: ${item.id}`;
    findings.expect(read(item.source) === item.text, () => `${where} is not what its source has at its span`);
    findings.expect(
      item.witnesses.some(
        ({ revision, span }) => revision === item.source.revision && `${span}` === `${item.source.span}`,
      ),
      () => `${where} does not name its own source among its witnesses`,
    );
    for (const witness of item.witnesses) {
      const text = witness.text ?? item.text;
      findings.expect(
        read(witness) === text,
        () => `${where}: the reading of ${witness.revision} is not what it has at its span`,
      );
    }
  }
}

/** Every word of every source is in exactly one reading, block or piece of furniture. */
function checkCoverage(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const spansOf = new Map<string, Span[]>([...sources.keys()].map((id) => [id, []]));
  const add = ({ revision, span }: SourceSpan) => spansOf.get(revision)?.push(span);
  for (const { witnesses } of [...edition.blocks, ...edition.paragraphs])
    for (const witness of witnesses) if (witness.isPart === undefined) add(witness);
  for (const { source, repeats } of edition.blocks)
    for (const span of repeats) add({ revision: source.revision, span });
  for (const place of edition.furniture) add(place);
  for (const [id, { text, offsets }] of sources) {
    const spans = spansOf.get(id)!.sort((left, right) => left[0] - right[0]);
    let next = 0;
    for (const { charSpan } of tokenize(text)) {
      const [start, end] = offsets.toSpan(charSpan);
      while (next < spans.length && spans[next]![1] <= start) next++;
      const holds = spans[next] !== undefined && spans[next]![0] <= start && end <= spans[next]![1];
      const isTwice = spans[next + 1] !== undefined && spans[next + 1]![0] < end;
      findings.expect(
        holds && !isTwice,
        () => `${name}: the word at byte ${start} of ${id} is accounted for ${holds ? 'twice' : 'nowhere'}`,
      );
    }
  }
}

/** As published is the base: its blocks in its order, nothing but furniture and white space between. */
function checkPublished(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const items = new Map([...edition.blocks, ...edition.paragraphs].map((item) => [item.id, item]));
  const base = sources.get(edition.base);
  findings.expect(base !== undefined, () => `${name}: the base is no revision`);
  if (base === undefined) return;
  const taken: Span[] = edition.furniture
    .filter(({ revision }) => revision === edition.base)
    .map(({ span }) => span);
  let last = -1;
  for (const id of edition.views.asPublished) {
    const item = items.get(id);
    const isNext = item?.source.revision === edition.base && item.source.span[0] > last;
    findings.expect(isNext, () => `${name}: ${id} is not the base’s own text in the base’s order`);
    if (item === undefined) continue;
    last = item.source.span[0];
    taken.push(item.source.span, ...('repeats' in item ? item.repeats : []));
  }
  const full = edition.views.fullRecord.filter((id) => edition.views.asPublished.includes(id));
  findings.expect(
    full.join() === edition.views.asPublished.join(),
    () => `${name}: the full record changes the base’s order`,
  );
  findings.expect(
    [...edition.views.fullRecord].sort().join() === [...items.keys()].sort().join(),
    () => `${name}: the full record does not hold every block and paragraph once`,
  );
  let end = 0;
  for (const [start, stop] of taken.sort((left, right) => left[0] - right[0])) {
    findings.expect(
      (slice(base, [end, start]) ?? 'x').trim() === '',
      () => `${name}: text of the base before byte ${start} is left out`,
    );
    end = stop;
  }
  findings.expect(
    (slice(base, [end, base.offsets.toByte(base.text.length)]) ?? 'x').trim() === '',
    () => `${name}: the end of the base is left out`,
  );
}
