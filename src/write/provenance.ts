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
      return item.witnesses.map((witness) => `${JSON.stringify(toRow(edition, item, witness))}\n`);
    })
    .join('');
}

function toRow(
  edition: Edition,
  item: EditionParagraph | EditionBlock,
  { revision, span, edge, text, isPart }: Witness,
): object {
  const revisions = revisionsOf(edition);
  const { id, path, siglum, container } = revisions.get(revision)!;
  const whole = item.witnesses.filter((witness) => witness.isPart === undefined);
  const siglumOf = (witness: Witness | undefined) => revisions.get(witness?.revision ?? revision)!.siglum;
  const isSource = revision === item.source.revision && `${span}` === `${item.source.span}`;
  return {
    report: edition.id,
    paragraph: item.id,
    kind: 'kind' in item ? item.kind : 'body',
    state: item.state,
    isPrinted: isSource,
    revision: siglum,
    document: id,
    path: container?.path ?? path,
    ...(container === undefined ? {} : { place: container.place }),
    span,
    edge,
    ...(isPart === undefined ? {} : { isPart }),
    firstSeen: siglumOf(whole[0]),
    lastSeen: siglumOf(whole.at(-1)),
    sha256: createHash('sha256')
      .update(text ?? item.text)
      .digest('hex'),
  };
}
