/**
 * Passages in, their texts out. Detection keeps spans and no text: the documents of the passages that somebody
 * will see are read again, a few at a time, and nothing but the passages is held.
 */
import type { DocumentTable } from './document-table.js';
import type { DocumentId, Passage } from './model.js';
import { read } from './stages/read.js';

/** Passages whose span `a` lies in the document. */
export interface PassagesOfA {
  readonly id: DocumentId;
  readonly passages: readonly Passage[];
}

const documentsAtOnce = 64;

/** The text of every passage, as it stands in a. One whose document can no longer be read has none. */
export async function readPassages(
  wanted: readonly PassagesOfA[],
  documents: DocumentTable,
): Promise<ReadonlyMap<Passage, string>> {
  const byDocument = new Map<DocumentId, Passage[]>();
  for (const { id, passages } of wanted) {
    if (passages.length === 0) continue;
    const known = byDocument.get(id);
    if (known === undefined) byDocument.set(id, [...passages]);
    else known.push(...passages);
  }
  // In the order of the table, in which records of one file stand together.
  const ids = [...byDocument.keys()].sort((left, right) => (left < right ? -1 : 1));
  const texts = new Map<Passage, string>();
  for (let start = 0; start < ids.length; start += documentsAtOnce) {
    const part = ids.slice(start, start + documentsAtOnce);
    for (const result of await read(part.map((id) => documents.ref(documents.indexOf(id)!)))) {
      if (!result.ok) continue;
      const bytes = Buffer.from(result.value.text);
      for (const passage of byDocument.get(result.value.id)!)
        texts.set(passage, bytes.toString('utf8', ...passage.a));
    }
  }
  return texts;
}
