/** Makes documents of one text with what a record says of them. */
import type { SegmentedDocument } from '../../src/model/document.js';
import { toDocument } from './histories.js';

export const body =
  'Harbour officials said on Tuesday that the ferry would remain tied up until divers had examined it.\n\nThe ferry was built in 1998 and refitted four years ago.\n';

/** What a record may say. */
export type Said = Pick<SegmentedDocument, 'title' | 'date' | 'about' | 'fields'>;

/** Makes the document of a record. */
export const record = (id: string, said: Said, text = body): SegmentedDocument => ({
  ...toDocument(text, id),
  ...said,
});
