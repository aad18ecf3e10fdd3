/**
 * Reads from an edition what its changes are told in: items by the ids that they have and had, revisions by the documents
 * that give them, headlines that are none of the program's own making.
 */
import type { ParagraphChange, RevisionName, Standing } from '../../model/change.js';
import type { DocumentId } from '../../model/document.js';
import type {
  Edition,
  EditionBlock,
  EditionParagraph,
  EditionRevision,
  State,
  Witness,
} from '../../model/edition.js';
import { onOneLine } from '../../text/title.js';
import { revisionsOf } from '../notes.js';

/** A paragraph or block; `formerly` holds the ids of what was joined into it. */
export type Item = (EditionParagraph | EditionBlock) & { readonly formerly?: readonly string[] };

/** Lists paragraphs and blocks in the order in which they are read, what no view holds last. */
export function listItems({ views, paragraphs, blocks }: Edition): readonly Item[] {
  const items = new Map<string, Item>([...blocks, ...paragraphs].map((item) => [item.id, item]));
  const ids = new Set([...views.fullRecord, ...views.asPublished, ...items.keys()]);
  return [...ids].map((id) => items.get(id)!);
}

/** Lists the ids that lead to an item. */
export function idsOf({ id, formerly = [] }: Item): readonly string[] {
  return [id, ...formerly];
}

/** Says what an item is to a reader; null for headlines, bylines and the like, of which no change is told. */
export function blockOf(item: Item): ParagraphChange['block'] | null {
  if (!('kind' in item)) return 'body';
  return item.kind === 'caption' || item.kind === 'notice' ? item.kind : null;
}

/** Says how an item stands to the text that leads, be the whole withdrawn or not. */
export function standingOf(state: State): Standing {
  return state === 'withdrawn' ? 'current' : state;
}

/** Lists the documents that give a revision, its own first. */
export function documentsOf({ id, copies }: EditionRevision): readonly DocumentId[] {
  return [id, ...copies];
}

/** Names a revision of an edition. */
export function nameRevision(edition: Edition, id: DocumentId): RevisionName {
  const revision: EditionRevision & { readonly contentId?: string } = revisionsOf(edition).get(id)!;
  return { revision: revision.contentId ?? id, siglum: revision.siglum };
}

/** Finds the headline that an edition has for its title; null where none of its revisions has one. */
export function headlineOf(edition: Edition): string | null {
  const hasPrinted = listItems(edition).some((item) => readHeadlines(item).length > 0);
  const isHeadline =
    hasPrinted || edition.revisions.some(({ title }) => onOneLine(title ?? undefined) !== null);
  return isHeadline ? edition.title : null;
}

/** Finds the headline of one revision: the first that its text prints, else the one of its record. */
export function headlineIn(edition: Edition, { id, title }: EditionRevision): string | null {
  const printed = listItems(edition)
    .flatMap((item) => readHeadlines(item).map(({ text = item.text, ...witness }) => ({ ...witness, text })))
    .filter(({ revision }) => revision === id)
    .sort((left, right) => left.span[0] - right.span[0]);
  return onOneLine(printed[0]?.text ?? title ?? undefined);
}

/** Lists the readings of an item that are headlines in their own revision. */
function readHeadlines(item: Item): readonly Witness[] {
  const own = 'kind' in item ? item.kind : 'body';
  return item.witnesses.filter(({ kind = own }) => kind === 'headline');
}

// Characters that tell a paragraph from others and fit a line or two of a list.
const openingLength = 160;

/** Cuts a text to its first words, on one line. */
export function openingOf(text: string, length = openingLength): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length);
  return `${line.slice(0, space > length / 2 ? space : length).replace(/[\ud800-\udbff]$/, '')} …`;
}
