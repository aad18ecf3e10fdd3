/**
 * Compacts an edition into the record of its file, in which nothing is said twice: readings of many revisions share one
 * entry, texts stand once, revisions are letters, and what is usual is left out.
 */
import { diffSequences } from '../../base/myers.js';
import { joinSigla } from '../../merge/edition/sigla.js';
import type { ReportDecisions } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  Fact,
  FactSeries,
  SourceSpan,
  Witness,
} from '../../model/edition.js';
import type {
  EditionFile,
  FileBlock,
  FileChanges,
  FileFact,
  FileParagraph,
  FilePlace,
  FileRevision,
  FileSegment,
  FileWitness,
  ManifestChange,
} from '../../model/edition-file.js';

/**
 * Makes the record that `expandEdition` turns back into `edition`.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * compactEdition(editions[0]).base; // "C"
 */
export function compactEdition(edition: Edition): EditionFile {
  const writer = new Writer(edition);
  const { base, decided, revisions, titleFacts, blocks, paragraphs, furniture, restore, ...rest } = edition;
  return {
    ...rest,
    base: writer.siglum(base),
    ...(decided === undefined ? {} : { decided: writer.decided(decided) }),
    revisions: revisions.map(compactRevision),
    ...(titleFacts === undefined ? {} : { titleFacts: titleFacts.map((fact) => writer.fact(fact)) }),
    blocks: blocks.map((block) => writer.block(block)),
    paragraphs: paragraphs.map((paragraph) => writer.paragraph(paragraph)),
    furniture: writer.gather(furniture, () => ({})),
    restore: {
      segments: compactSegments(edition),
      first: restore.manifests[0] ?? [],
      changes: restore.manifests
        .slice(1)
        .map((manifest, index) => compactManifest(restore.manifests[index]!, manifest)),
      ...(restore.originals === undefined ? {} : { originals: restore.originals }),
    },
  };
}

/** Writes the parts of one edition that name revisions or places. */
class Writer {
  readonly #indexes: ReadonlyMap<DocumentId, number>;

  constructor({ revisions }: Edition) {
    this.#indexes = new Map(revisions.map(({ id }, index) => [id, index]));
  }

  siglum(id: DocumentId): string {
    return joinSigla([this.#indexes.get(id)!]);
  }

  decided({ before, base }: ReportDecisions): NonNullable<EditionFile['decided']> {
    return {
      before: before.map(([earlier, later]) => [this.siglum(earlier), this.siglum(later)]),
      ...(base === undefined ? {} : { base: this.siglum(base) }),
    };
  }

  fact(fact: Fact): FileFact {
    return { ...fact, between: [this.siglum(fact.between[0]), this.siglum(fact.between[1])] };
  }

  #changes({ facts = [], series = [] }: Pick<EditionBlock, 'facts' | 'series'>): FileChanges {
    const write = (one: FactSeries) => ({
      ...one,
      readings: one.readings.map(({ text, revision }) => ({ text, revision: this.siglum(revision) })),
    });
    return {
      ...(facts.length === 0 ? {} : { facts: facts.map((fact) => this.fact(fact)) }),
      ...(series.length === 0 ? {} : { series: series.map(write) }),
    };
  }

  block(block: EditionBlock): FileBlock {
    const { id, formerly, kind, state, text, source, repeats, witnesses, thread } = block;
    return {
      id,
      ...(formerly === undefined ? {} : { formerly }),
      kind,
      state,
      text,
      source: this.#place(source),
      ...(repeats.length === 0 ? {} : { repeats }),
      witnesses: this.gather(witnesses, compactWitness),
      ...this.#changes(block),
      ...(thread === undefined ? {} : { thread }),
    };
  }

  paragraph(paragraph: EditionParagraph): FileParagraph {
    const { id, formerly, state, text, source, witnesses, firstSeen, lastSeen, origins, ...rest } = paragraph;
    const { facts: _facts, series: _series, speech, ...more } = rest;
    return {
      id,
      ...(formerly === undefined ? {} : { formerly }),
      state,
      text,
      source: this.#place(source),
      witnesses: this.gather(witnesses, compactWitness),
      firstSeen: this.siglum(firstSeen),
      lastSeen: this.siglum(lastSeen),
      origins: origins.map(({ revision, span }) => [this.siglum(revision), ...span]),
      ...this.#changes(paragraph),
      ...(speech === null ? {} : { speech }),
      ...more,
    };
  }

  /** Makes one entry for all revisions that have the same thing at the same place. */
  gather<Item extends SourceSpan, More extends object>(
    items: readonly Item[],
    describe: (item: Item) => More,
  ): (FilePlace & More)[] {
    const entries = new Map<string, { readonly entry: FilePlace & More; readonly revisions: number[] }>();
    for (const item of items) {
      const { span } = item;
      const more = describe(item);
      const index = this.#indexes.get(item.revision)!;
      const key = JSON.stringify([span, more]);
      const known = entries.get(key);
      // A revision stands once in a list; what it has twice stands apart.
      if (known !== undefined && known.revisions.at(-1)! < index) known.revisions.push(index);
      else if (known === undefined)
        entries.set(key, { entry: { in: '', span, ...more }, revisions: [index] });
      else entries.set(`${key} ${entries.size}`, { entry: { in: '', span, ...more }, revisions: [index] });
    }
    return [...entries.values()].map(({ entry, revisions }) => ({ ...entry, in: joinSigla(revisions) }));
  }

  #place({ revision, span }: SourceSpan): FilePlace {
    return { in: this.siglum(revision), span };
  }
}

function compactWitness(witness: Witness): Omit<FileWitness, keyof FilePlace> {
  const { edge, similarity, rule, runnerUp, dropped, isPart, kind } = witness;
  return {
    ...(edge === null ? {} : { edge }),
    ...(similarity === 1 ? {} : { similarity }),
    ...(rule === null ? {} : { rule }),
    ...(runnerUp === 0 ? {} : { runnerUp }),
    ...(dropped === undefined ? {} : { dropped }),
    ...(isPart === undefined ? {} : { isPart }),
    ...(kind === undefined ? {} : { kind }),
  };
}

function compactRevision(revision: EditionRevision): FileRevision {
  const { id, contentId, path, sha256, encoding, hasByteOrderMark, title, date, copies } = revision;
  const { encodingChoice, format, container, flaws, textConfidence, about, fields, copyRecords } = revision;
  return {
    id,
    contentId,
    sha256,
    ...(path === id ? {} : { path }),
    ...(encoding === 'utf-8' ? {} : { encoding }),
    ...(encodingChoice === undefined ? {} : { encodingChoice }),
    ...(hasByteOrderMark ? { hasByteOrderMark } : {}),
    ...(format === undefined ? {} : { format }),
    ...(container === undefined ? {} : { container }),
    ...(flaws === undefined ? {} : { flaws }),
    ...(textConfidence === undefined ? {} : { textConfidence }),
    ...(about === undefined ? {} : { about }),
    ...(fields === undefined ? {} : { fields }),
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(copies.length === 0 ? {} : { copies }),
    ...(copyRecords === undefined ? {} : { copyRecords }),
  };
}

/** Replaces a segment that is one printed text, and white space around it, by the id of that text. */
function compactSegments({ blocks, paragraphs, restore }: Edition): FileSegment[] {
  const printed = new Map<string, string>();
  for (const { id, text } of [...blocks, ...paragraphs]) if (!printed.has(text)) printed.set(text, id);
  return restore.segments.map((segment) => {
    const text = segment.trim();
    const of = printed.get(text);
    if (of === undefined) return segment;
    const start = segment.indexOf(text);
    const [before, after] = [segment.slice(0, start), segment.slice(start + text.length)];
    return { of, ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) };
  });
}

/** Stores a manifest as its difference from the one before. */
function compactManifest(before: readonly number[], after: readonly number[]): ManifestChange[] {
  return diffSequences(before, after).map(([start, end, first, last]) => [
    start,
    end,
    ...after.slice(first, last),
  ]);
}
