/**
 * Renders the front matter of `canonical.md`: what the report is, what its order rests on, and each revision with its path,
 * hash and date. What records say beside is told where it differs from what the texts tell.
 */

import type { Edition } from '../model/edition.js';
import type { Policy } from '../model/options.js';
import { renderInertYaml } from './inert-markdown.js';
import { sigla } from './notes.js';
import { isOrderKnown } from './readings/order-words.js';
import { fieldsOf, hasTellingRecords, recordOf } from './records.js';

/** Renders it as YAML, without the lines around it. */
export function renderFrontMatter(edition: Edition, policy: Policy): string {
  const siglum = sigla(edition);
  const isTelling = hasTellingRecords(edition);
  const absent = edition.paragraphs.filter(({ state }) => state === 'dropped' || state === 'absorbed').length;
  return renderInertYaml({
    title: edition.title,
    id: edition.id,
    status: edition.status,
    view: policy === 'union' ? 'full record' : 'as published',
    base: siglum(edition.base),
    order: { basis: edition.order.basis, confidence: edition.order.confidence },
    ...(edition.warnings.length > 0 ? { warnings: edition.warnings } : {}),
    [isOrderKnown(edition) ? 'dropped' : 'notInBase']:
      `${absent} ${absent === 1 ? 'paragraph' : 'paragraphs'}${policy === 'latest' ? ', left out of this view' : ', marked'}`,
    revisions: edition.revisions.map((revision) => ({
      siglum: revision.siglum,
      path: revision.path,
      sha256: revision.sha256,
      ...(isTelling ? fieldsOf(recordOf(revision)) : revision.date === null ? {} : { date: revision.date }),
      ...(revision.copies.length > 0 ? { copies: revision.copies } : {}),
      ...(revision.copyRecords === undefined
        ? {}
        : { copyRecords: revision.copyRecords.map(({ id, ...record }) => ({ id, ...fieldsOf(record) })) }),
    })),
  });
}
