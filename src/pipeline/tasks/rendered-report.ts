/** Describes what is written for one report. */
import type { ReportChange, RevisionName } from '../../model/change.js';
import type { DocumentId } from '../../model/document.js';
import type { Edition } from '../../model/edition.js';
import type { GivenItem } from '../../model/naming.js';
import type { ReportFigures } from '../../write/page/atlas/figures.js';

/** What tables and the page of the run say about a report. */
export interface ToldReport {
  readonly id: Edition['id'];
  readonly title: string;
  readonly revisions: number;
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
  readonly base: DocumentId;
  /** What the atlas sifts it by. */
  readonly figures: ReportFigures;
  /** The base that there would be, where a person decided for another one. */
  readonly overruledBase?: DocumentId;
  /** Set where --keep-base names a field that none of its records has. */
  readonly lacksField?: true;
}

/** What is written for one report. */
export interface RenderedReport extends ToldReport {
  readonly editionJson: string;
  readonly markdown: string;
  /** Other forms of the edition: names of files and their content. */
  readonly forms: readonly (readonly [name: string, content: string])[];
  /** Its row of the deduplicated corpus. */
  readonly row: string;
  /** Its rows of the table of provenance. */
  readonly provenance: string;
  /** Ids of its items that an archive has to remember; absent outside of one. */
  readonly given?: readonly GivenItem[];
  /** Its revisions, and what was changed in it since the former output; absent outside of an archive. */
  readonly changed?: {
    readonly revisions: readonly RevisionName[];
    readonly changes: readonly ReportChange[];
  };
}

/** A report of an earlier run that is what it was: its files are taken over. */
export interface CarriedReport extends ToldReport {
  /** The folder of its files. */
  readonly from: string;
  readonly files: readonly (readonly [name: string, sha256: string])[];
  readonly row: Uint8Array;
  readonly provenance: Uint8Array;
}

/** What an archive knows of a report before it is merged. */
export interface ArchivedReport {
  readonly given: readonly GivenItem[];
  /** Editions that an earlier run wrote of its revisions: paths of edition.json. */
  readonly formers: readonly string[];
}
