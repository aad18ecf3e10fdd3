/** Describes what a written edition adds to what the page of a run says of its report. */
import type { DocumentId } from '../../model/document.js';
import type { ReportFigures } from './atlas/figures.js';

export interface EditionSummary {
  readonly title: string;
  /** Its folder below `editions/`; empty where none was written. */
  readonly slug: string;
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
  readonly base: DocumentId;
  readonly figures: ReportFigures;
}
