/**
 * Renders the rows of `merged.jsonl`, one for each report and for each document that is in none. The running text of
 * a row is the body of one revision and nothing else: what stands beside the body (update marks, credits, notices,
 * captions …) has fields of its own, so that nobody trains or counts on it as text. What only older revisions have stands
 * beside it too, each with whose words it is, so that nothing is lost and nobody's words pass to another.
 */

import { type BlockKind, blockKinds, type Document } from '../model/document.js';
import type { Edition } from '../model/edition.js';
import type { RunOptions } from '../model/options.js';
import { outline } from '../text/outline.js';
import { headlineOf, onOneLine } from '../text/title.js';
import { type Kept, keepOf, keepOfMembers } from './kept-fields.js';
import { hasTellingRecords } from './records.js';

type CorpusOptions = Pick<RunOptions, 'policy' | 'keep'>;

const paragraphBreak = '\n\n';

/** Renders the row of one report. Under the policy `latest` dropped paragraphs are left out. */
export function publishEdition(edition: Edition, { policy, keep }: CorpusOptions): string {
  const kinds = new Map(edition.blocks.map(({ id, kind, text }) => [id, { kind, text }]));
  const texts = new Map(edition.paragraphs.map(({ id, text }) => [id, { kind: 'body' as const, text }]));
  const dropped = edition.paragraphs.filter(({ state }) => state === 'dropped' || state === 'absorbed');
  const shas = new Map(edition.revisions.map(({ id, sha256 }) => [id, sha256]));
  return toRow({
    id: edition.id,
    title: edition.title,
    ...(edition.status === 'published' ? {} : { status: edition.status }),
    ...partText(
      edition.views.asPublished.map((id) => kinds.get(id) ?? texts.get(id)!),
      edition.title,
    ),
    ...(policy === 'union'
      ? {
          dropped: dropped.map(({ text, lastSeen, speech, leansOn }) => ({
            text,
            lastSeen,
            ...(speech === null || speech.isUnresolved
              ? {}
              : { speaker: speech.antecedent?.text ?? speech.speaker }),
            ...(leansOn === undefined ? {} : { leansOn }),
          })),
        }
      : {}),
    ...(hasTellingRecords(edition) ? { titles: edition.revisions.map(({ title }) => title) } : {}),
    dates: edition.revisions.map(({ date }) => date),
    members: edition.revisions.flatMap(({ id, copies }) => [id, ...copies]),
    hashes: edition.revisions.flatMap(({ id, copies }) => [id, ...copies].map(() => shas.get(id)!)),
    ...keepOfMembers(edition, keep),
  });
}

/** Renders the row of a document that is in no report. Its sentences stand as they are: nobody looks for them. */
export function publishDocument(document: Document, keep: Kept): string {
  const outlined = outline(document);
  const title = headlineOf({ ...document, blocks: outlined });
  const blocks = outlined.map(({ kind, charSpan }) => ({
    kind,
    text: document.text.slice(...charSpan),
  }));
  return toRow({
    id: document.id,
    title,
    ...partText(blocks, title),
    dates: [document.date ?? null],
    members: [document.id],
    hashes: [document.sha256],
    ...keepOf(document, keep),
  });
}

const fieldNames: Readonly<Record<Exclude<BlockKind, 'body' | 'furniture'>, string>> = {
  headline: 'headlines',
  byline: 'bylines',
  dateline: 'datelines',
  'update-mark': 'updateMarks',
  caption: 'captions',
  credit: 'credits',
  notice: 'notices',
};

/** Parts what is published into the body and the rest by kind. A headline that is the title is not said again. */
function partText(
  blocks: readonly { readonly kind: BlockKind; readonly text: string }[],
  title: string | null,
): Readonly<Record<string, string | readonly string[]>> {
  const textsOf = (kind: BlockKind) => blocks.filter((block) => block.kind === kind).map(({ text }) => text);
  const beside = blockKinds.flatMap((kind) => {
    if (kind === 'body' || kind === 'furniture') return [];
    const texts = textsOf(kind).filter((text) => kind !== 'headline' || onOneLine(text) !== title);
    return texts.length === 0 ? [] : [[fieldNames[kind], texts] as const];
  });
  return { text: textsOf('body').join(paragraphBreak), ...Object.fromEntries(beside) };
}

function toRow(row: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(row)}\n`;
}
