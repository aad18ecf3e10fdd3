/**
 * Lays out an edition for tables: its items in reading order, each with its readings, and of every reading its words and
 * where in its own revision it stands.
 */
import type { BlockKind, DocumentId } from '../../model/document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  Witness,
} from '../../model/edition.js';
import { CommonWords } from '../../text/number-values.js';
import { countTokens, tokenize } from '../../text/tokens.js';
import { timeOf } from './source-values.js';

export interface TabledReading {
  readonly witness: Witness;
  readonly revision: EditionRevision;
  readonly text: string;
  readonly words: number;
  /** What it is in its own revision. */
  readonly kind: BlockKind;
  /** No earlier revision has the item in these words. */
  readonly isNew: boolean;
  /** Of a paragraph of the body, in its own revision, from 1; null for all else, and for what is a part of another one. */
  readonly place: number | null;
}

export interface TabledItem {
  readonly item: EditionBlock | EditionParagraph;
  readonly kind: BlockKind;
  /** Oldest first. */
  readonly readings: readonly TabledReading[];
}

export interface TabledEdition {
  readonly edition: Edition;
  /** Its folder in `editions`. */
  readonly folder: string;
  readonly revisionOf: ReadonlyMap<DocumentId, EditionRevision>;
  /** Of each revision, as its record says; null where it does not. */
  readonly timeOf: ReadonlyMap<DocumentId, number | null>;
  /** Whose number words are read. */
  readonly language: string;
  /** Blocks and paragraphs, in the order of the full record. */
  readonly items: readonly TabledItem[];
}

export function layOut(edition: Edition, folder: string): TabledEdition {
  const { revisions, views } = edition;
  const revisionOf = new Map(revisions.map((revision) => [revision.id, revision]));
  const byId = new Map([...edition.blocks, ...edition.paragraphs].map((item) => [item.id, item]));
  const items = views.fullRecord.map((id) => byId.get(id)!);
  const placeOf = numberParagraphs(items);
  const countWords = rememberCounts();
  return {
    edition,
    folder,
    revisionOf,
    timeOf: new Map(revisions.map(({ id, date }) => [id, timeOf(date)])),
    language: languageOf(edition),
    items: items.map((item) => {
      const said = new Map<string, number>();
      const readings = item.witnesses.map((witness): TabledReading => {
        const text = witness.text ?? item.text;
        const revision = revisionOf.get(witness.revision)!;
        // A revision that says the same twice says something new twice.
        const first = said.get(text) ?? revision.position;
        said.set(text, first);
        return {
          witness,
          revision,
          text,
          words: countWords(text),
          kind: kindIn(witness, item),
          isNew: first === revision.position,
          place: placeOf.get(witness) ?? null,
        };
      });
      return { item, kind: kindOf(item), readings };
    }),
  };
}

function kindOf(item: EditionBlock | EditionParagraph): BlockKind {
  return 'kind' in item ? item.kind : 'body';
}

function kindIn(witness: Witness, item: EditionBlock | EditionParagraph): BlockKind {
  return witness.kind ?? kindOf(item);
}

/** Numbers the paragraphs of each revision, from 1, in the order of its own text. */
function numberParagraphs(items: readonly (EditionBlock | EditionParagraph)[]): ReadonlyMap<Witness, number> {
  const bodies = new Map<DocumentId, Witness[]>();
  for (const item of items) {
    for (const witness of item.witnesses) {
      if (witness.isPart !== undefined || kindIn(witness, item) !== 'body') continue;
      const known = bodies.get(witness.revision);
      if (known === undefined) bodies.set(witness.revision, [witness]);
      else known.push(witness);
    }
  }
  return new Map(
    [...bodies.values()].flatMap((witnesses) =>
      witnesses
        .sort((left, right) => left.span[0] - right.span[0] || left.span[1] - right.span[1])
        .map((witness, index) => [witness, index + 1] as const),
    ),
  );
}

/** Most readings of an item have the same words. */
function rememberCounts(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let count = known.get(text);
    if (count === undefined) {
      count = countTokens(text);
      known.set(text, count);
    }
    return count;
  };
}

function languageOf({ paragraphs }: Edition): string {
  const tokens = paragraphs.flatMap(({ text }) => tokenize(text));
  return new CommonWords(tokens).guessLanguage([]);
}
