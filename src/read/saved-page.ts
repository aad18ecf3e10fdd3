/** Makes the document of a page that a browser saved with all its parts; restoring it gives back the whole file. */
import { isUtf8 } from 'node:buffer';
import type { Document, DocumentId } from '../model/document.js';
import type { Result } from '../model/failure.js';
import { complement } from './extracted.js';
import { noArticle } from './items.js';
import { readMhtml } from './mhtml.js';
import { hashOf } from './plain-text.js';

/** Reads the file in `bytes`; `readPage` reads the page in it, whose part may name its charset. */
export async function readSavedPage(
  id: DocumentId,
  bytes: Buffer,
  readPage: (page: Buffer, charset: string | null) => Promise<Result<Document>>,
): Promise<Result<Document>> {
  const saved = readMhtml(bytes);
  if (saved === null) return noArticle(id, 'a saved page (MHTML) that has no part in HTML');
  const read = await readPage(saved.page, saved.charset);
  if (!read.ok) return read;
  const flaws = [...saved.flaws, ...(read.value.flaws ?? [])];
  const isText = read.value.encoding === 'utf-8' && isUtf8(bytes);
  return {
    ok: true,
    value: {
      // What the page says of itself wins over what was noted when it was saved.
      ...complement(read.value, saved.metadata),
      sha256: hashOf(bytes),
      hasByteOrderMark: false,
      original: isText ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') },
      format: 'mhtml',
      ...(flaws.length === 0 ? {} : { flaws }),
    },
  };
}
