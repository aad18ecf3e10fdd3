/**
 * Renders the rows of `provenance.jsonl`: one for each reading of each paragraph and block, with where it stands in which
 * document. Said in full and flat, for scripts: `edition.json` says the same once for all, and the spans agree.
 */

import { createHash } from 'node:crypto';
import type { Edition, EditionBlock, EditionParagraph, Witness } from '../model/edition.js';
import { revisionsOf } from './notes.js';

/** Renders the rows of one edition, in the order of its full record, the readings of an item oldest first. */
export function renderProvenance(edition: Edition): string {
  const items = new Map([...edition.blocks, ...edition.paragraphs].map((item) => [item.id, item]));
  return edition.views.fullRecord
    .flatMap((id) => {
      const item = items.get(id)!;
      const whole = item.witnesses.filter((witness) => witness.isPart === undefined);
      const context = { edition, item, first: whole[0], last: whole.at(-1), hashOf: rememberHashes() };
      return item.witnesses.map((witness) => `${JSON.stringify(toRow(witness, context))}\n`);
    })
    .join('');
}

/** Hashes each text once: most readings of an item have the same words. */
function rememberHashes(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const hash = known.get(text) ?? createHash('sha256').update(text).digest('hex');
    known.set(text, hash);
    return hash;
  };
}

interface RowContext {
  readonly edition: Edition;
  readonly item: EditionParagraph | EditionBlock;
  /** Readings that are no mere parts; undefined where there is none. */
  readonly first: Witness | undefined;
  readonly last: Witness | undefined;
  readonly hashOf: (text: string) => string;
}

function toRow(
  { revision, span, edge, text, isPart }: Witness,
  { edition, item, first, last, hashOf }: RowContext,
): object {
  const revisions = revisionsOf(edition);
  const { id, contentId, path, siglum, container } = revisions.get(revision)!;
  const siglumOf = (witness: Witness | undefined) => revisions.get(witness?.revision ?? revision)!.siglum;
  const isSource = revision === item.source.revision && `${span}` === `${item.source.span}`;
  return {
    report: edition.id,
    paragraph: item.id,
    ...(item.formerly === undefined ? {} : { formerly: item.formerly }),
    kind: 'kind' in item ? item.kind : 'body',
    state: item.state,
    isPrinted: isSource,
    revision: siglum,
    contentId,
    document: id,
    path: container?.path ?? path,
    ...(container === undefined ? {} : { place: container.place }),
    span,
    edge,
    ...(isPart === undefined ? {} : { isPart }),
    firstSeen: siglumOf(first),
    lastSeen: siglumOf(last),
    sha256: hashOf(text ?? item.text),
  };
}
