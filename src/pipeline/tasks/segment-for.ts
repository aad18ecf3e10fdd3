/** Segments the revisions of a report: without tokens where there are so many that memory would grow with them. */
import type { Document, SegmentedDocument } from '../../model/document.js';
import { lightenDocument } from '../../text/light-sentences.js';
import { segment } from '../../text/segment.js';

// Of more revisions than this no tokens are kept: memory is to grow with the texts alone.
const heavyRevisions = 48;

export function segmentFor(revisions: number): (document: Document) => SegmentedDocument {
  return revisions > heavyRevisions ? (document) => lightenDocument(segment(document)) : segment;
}
