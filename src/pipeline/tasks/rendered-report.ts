/** Describes what is written for one report. */
import type { DocumentId } from '../../model/document.js';
import type { Edition } from '../../model/edition.js';

/** What is written for one report. */
export interface RenderedReport {
  readonly id: Edition['id'];
  readonly title: string;
  readonly revisions: number;
  readonly editionJson: string;
  readonly markdown: string;
  /** Other forms of the edition: names of files and their content. */
  readonly forms: readonly (readonly [name: string, content: string])[];
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
  readonly base: DocumentId;
  /** Its row of the deduplicated corpus. */
  readonly row: string;
  /** Its rows of the table of provenance. */
  readonly provenance: string;
  /** The base by the evidence, where a person decided for another one. */
  readonly overruledBase?: DocumentId;
}
