/** Expands the record of an edition's file into the edition that it was made from. */

import { joinSegments } from '../../merge/edition/manifest.js';
import { siglumOf, splitSigla } from '../../merge/edition/sigla.js';
import type { ReportDecisions } from '../../model/cluster.js';
import type { DocumentId, Span } from '../../model/document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  Fact,
  FactSeries,
  SourceSpan,
  Witness,
} from '../../model/edition.js';
import type {
  EditionFile,
  FileBlock,
  FileFact,
  FileParagraph,
  FilePlace,
  FileSeries,
  FileWitness,
} from '../../model/edition-file.js';
import { ByteOffsets } from '../../text/byte-offsets.js';

/**
 * Undoes `compactEdition`. Throws RangeError where the record names what it does not have.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * expandEdition(compactEdition(editions[0])).id === editions[0].id; // true
 */
export function expandEdition(file: EditionFile): Edition {
  const restore = expandRestore(file);
  const reader = new Reader(file, restore);
  const { base, decided, revisions, titleFacts, blocks, paragraphs, furniture, restore: _, ...rest } = file;
  return {
    ...rest,
    base: reader.revision(base),
    ...(decided === undefined ? {} : { decided: reader.decided(decided) }),
    revisions: revisions.map((revision, index) => ({
      id: revision.id,
      contentId: revision.contentId,
      siglum: siglumOf(index),
      path: revision.path ?? revision.id,
      sha256: revision.sha256,
      encoding: revision.encoding ?? 'utf-8',
      ...(revision.encodingChoice === undefined ? {} : { encodingChoice: revision.encodingChoice }),
      hasByteOrderMark: revision.hasByteOrderMark ?? false,
      ...(revision.format === undefined ? {} : { format: revision.format }),
      ...(revision.container === undefined ? {} : { container: revision.container }),
      ...(revision.flaws === undefined ? {} : { flaws: revision.flaws }),
      ...(revision.textConfidence === undefined ? {} : { textConfidence: revision.textConfidence }),
      ...(revision.about === undefined ? {} : { about: revision.about }),
      ...(revision.fields === undefined ? {} : { fields: revision.fields }),
      position: index + 1,
      title: revision.title ?? null,
      date: revision.date ?? null,
      copies: revision.copies ?? [],
      ...(revision.copyRecords === undefined ? {} : { copyRecords: revision.copyRecords }),
    })),
    ...(titleFacts === undefined ? {} : { titleFacts: titleFacts.map((fact) => reader.fact(fact)) }),
    blocks: blocks.map((block) => reader.block(block)),
    paragraphs: paragraphs.map((paragraph) => reader.paragraph(paragraph)),
    furniture: reader.spread(furniture, ({ revision, span }) => ({ revision, span })),
    restore,
  };
}

function expandRestore({ blocks, paragraphs, restore }: EditionFile): Edition['restore'] {
  const texts = new Map([...blocks, ...paragraphs].map(({ id, text }) => [id, text]));
  const segments = restore.segments.map((segment) => {
    if (typeof segment === 'string') return segment;
    const text = texts.get(segment.of);
    if (text === undefined) throw new RangeError(`Cannot restore: the edition has no ${segment.of}`);
    return (segment.before ?? '') + text + (segment.after ?? '');
  });
  const manifests: (readonly number[])[] = [restore.first];
  for (const changes of restore.changes) {
    const before = manifests.at(-1)!;
    let next = 0;
    const after = changes.flatMap(([start, end, ...numbers]) => {
      const kept = before.slice(next, start);
      next = end;
      return [...kept, ...numbers];
    });
    manifests.push([...after, ...before.slice(next)]);
  }
  const { originals } = restore;
  return { segments, manifests, ...(originals === undefined ? {} : { originals }) };
}

/** Reads the parts of one record that name revisions or places. */
class Reader {
  readonly #ids: readonly DocumentId[];
  readonly #restore: Edition['restore'];
  readonly #sources: { readonly text: string; readonly offsets: ByteOffsets }[] = [];

  constructor({ revisions }: EditionFile, restore: Edition['restore']) {
    if (revisions.length !== restore.manifests.length)
      throw new RangeError(
        `Cannot restore: ${revisions.length} revisions have ${restore.manifests.length} manifests`,
      );
    this.#ids = revisions.map(({ id }) => id);
    this.#restore = restore;
  }

  revision(siglum: string): DocumentId {
    return this.#ids[splitSigla(siglum, this.#ids.length)[0]!]!;
  }

  decided({ before, base }: NonNullable<EditionFile['decided']>): ReportDecisions {
    return {
      before: before.map(([earlier, later]) => [this.revision(earlier), this.revision(later)]),
      ...(base === undefined ? {} : { base: this.revision(base) }),
    };
  }

  fact(fact: FileFact): Fact {
    return { ...fact, between: [this.revision(fact.between[0]), this.revision(fact.between[1])] };
  }

  #series(series: readonly FileSeries[]): FactSeries[] {
    return series.map((one) => ({
      ...one,
      readings: one.readings.map(({ text, revision }) => ({ text, revision: this.revision(revision) })),
    }));
  }

  block({ source, repeats, witnesses, facts, series, ...rest }: FileBlock): EditionBlock {
    return {
      ...rest,
      source: this.#source(source),
      repeats: repeats ?? [],
      witnesses: this.#witnesses(witnesses, rest.text),
      ...(facts === undefined ? {} : { facts: facts.map((fact) => this.fact(fact)) }),
      ...(series === undefined ? {} : { series: this.#series(series) }),
    };
  }

  paragraph(paragraph: FileParagraph): EditionParagraph {
    const { source, witnesses, firstSeen, lastSeen, origins, facts, series, speech, ...rest } = paragraph;
    return {
      ...rest,
      source: this.#source(source),
      witnesses: this.#witnesses(witnesses, rest.text),
      firstSeen: this.revision(firstSeen),
      lastSeen: this.revision(lastSeen),
      origins: origins.map(([siglum, from, to]) => ({
        revision: this.revision(siglum),
        span: [from, to],
      })),
      facts: (facts ?? []).map((fact) => this.fact(fact)),
      ...(series === undefined ? {} : { series: this.#series(series) }),
      speech: speech ?? null,
    };
  }

  /** Makes one entry for each revision that a place names, in the order of revisions and of their text. */
  spread<Place extends FilePlace, Item>(
    places: readonly Place[],
    make: (where: SourceSpan & { readonly index: number }, place: Place) => Item,
  ): Item[] {
    const found = places.flatMap((place) =>
      splitSigla(place.in, this.#ids.length).map((index) => ({ index, span: place.span, place })),
    );
    return found
      .sort((a, b) => a.index - b.index || a.span[0] - b.span[0] || a.span[1] - b.span[1])
      .map(({ index, span, place }) => make({ revision: this.#ids[index]!, index, span }, place));
  }

  #source(place: FilePlace): SourceSpan {
    const [source] = this.spread([place], ({ revision, span }) => ({ revision, span }));
    return source!;
  }

  #witnesses(witnesses: readonly FileWitness[], printed: string): Witness[] {
    return this.spread(witnesses, ({ revision, index, span }, witness): Witness => {
      const { edge, similarity, rule, runnerUp, dropped, isPart, kind } = witness;
      const text = this.#read(index, span);
      return {
        revision,
        span,
        edge: edge ?? null,
        similarity: similarity ?? 1,
        rule: rule ?? null,
        runnerUp: runnerUp ?? 0,
        ...(text === printed ? {} : { text }),
        ...(dropped === undefined ? {} : { dropped }),
        ...(isPart === undefined ? {} : { isPart }),
        ...(kind === undefined ? {} : { kind }),
      };
    });
  }

  #read(index: number, [start, end]: Span): string {
    const { segments, manifests } = this.#restore;
    if (this.#sources[index] === undefined) {
      const text = joinSegments(segments, manifests[index]!);
      this.#sources[index] = { text, offsets: new ByteOffsets(text) };
    }
    const { text, offsets } = this.#sources[index];
    return text.slice(offsets.toChar(start), offsets.toChar(end));
  }
}
