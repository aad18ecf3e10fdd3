/** Reads the paragraphs of the documents of one batch: read → blocks → paragraphs as hashed tokens. */
import type { Document } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import type { ParagraphColumns } from '../../model/paragraph-columns.js';
import { readKept } from '../../read/kept-documents.js';
import { ParagraphReader } from '../../trace/read-paragraphs.js';
import { openWorkspace } from './workspace.js';

/** Of no use where a document failed. */
export interface ParagraphBatch {
  readonly columns: ParagraphColumns;
  readonly failures: readonly DocumentFailure[];
}

export async function readParagraphs(refs: readonly DocumentRef[]): Promise<ParagraphBatch> {
  const reader = new ParagraphReader(openWorkspace());
  const failures: DocumentFailure[] = [];
  const add = (result: Result<Document>, index: number) => {
    if (result.ok) reader.add(result.value);
    else failures.push({ ...result.error, document: refs[index]!.id });
  };
  await readKept(refs, add, { stage: 'trace', isTextEnough: true });
  return { columns: reader.finish(), failures };
}
