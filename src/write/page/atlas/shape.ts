/**
 * Describes the data of the atlas: columns of marks that the page itself holds, and parts that it reads when they are
 * asked for. Where they are small they stand in the page, too; else each is a file that the page loads as a script, since a
 * page that is opened from a disk may read no other. Writer and page share these types.
 */

/** Reports of one part: few enough that a part is read within a frame or two. */
export const reportsInPart = 1000;

/** A number for each report, in the order of the atlas: dated reports by their first date, then the others. */
export interface MarkColumns {
  readonly count: number;
  /** How many of them have a date. */
  readonly dated: number;
  /** The first date, in minutes since 1970. */
  readonly zero: number;
  /** Of dated reports: minutes since the one before. */
  readonly starts: string;
  /** Of dated reports: how many dates follow the first, and the minutes from each to the next. */
  readonly steps: string;
  /** Documents, copies included. */
  readonly documents: string;
  /** How many outlets, and their numbers. */
  readonly outlets: string;
  /** One more than the number of the language; 0 for none. */
  readonly languages: string;
  readonly slight: string;
  readonly middling: string;
  readonly grave: string;
  readonly corrections: string;
  readonly withdrawn: string;
  /** One more than the hundredths of the body that came in after the first revision; 0 where that is not known. */
  readonly rewritten: string;
  /** Hundredths. */
  readonly cohesion: string;
  /** One more than the hundredths of the weakest link's score; 0 for none. */
  readonly weakest: string;
}

/** What the page itself holds: packed numbers are in base64 (decode.ts). */
export interface AtlasData {
  readonly marks: MarkColumns;
  /** Names by their numbers, the most frequent first. */
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
  /** False after `scan`: nobody knows what changed in a report. */
  readonly hasFigures: boolean;
  /** Whether parts are files beside the page. */
  readonly isApart: boolean;
  /** Null where texts were not read. */
  readonly words: WordTable | null;
}

/** Which part knows a word. */
export interface WordTable {
  /** The first word of each part, in the order of code units. */
  readonly firsts: readonly string[];
  /** Words that stand in too many reports to be looked up, sorted. */
  readonly common: readonly string[];
}

/** Headlines of a part's reports, and their folders: empty for none, `~` and the id's first digits where the headline gives the rest. */
export interface HeadsPart {
  readonly titles: readonly string[];
  readonly folders: readonly string[];
}

/** Documents of a part's reports and what links them. */
export interface RowsPart {
  /** Front-coded (decode.ts): names as decisions.tsv has them, report by report, oldest first, copies behind their revision. */
  readonly documents: readonly string[];
  /** Packed, for each document: 0 for no date, 1 for the next of `oddDates`, else minutes from the one before, folded, and two. */
  readonly dates: string;
  /** Dates that are no time to the minute, as they are. */
  readonly oddDates: readonly string[];
  readonly orders: readonly string[];
  /** Packed, for each report: how many documents; one more than the place of its base; the place of its order; its links. */
  readonly rows: string;
}

/** Places of two documents of one report, and the score of their link. */
export type LinkRow = readonly [a: number, b: number, score: number];

/** What a rows part says of one report. */
export interface ReportRow {
  /** Names as decisions.tsv has them, oldest first, copies behind their revision. */
  readonly documents: readonly string[];
  /** To the minute, in the zone of their source; empty where unknown. */
  readonly dates: readonly string[];
  /** The place of the document whose text leads; -1 where nothing was merged. */
  readonly base: number;
  /** What the order rests on. */
  readonly order: string;
  /** Null where a table gave the cluster and nothing was compared. */
  readonly weakest: LinkRow | null;
  readonly strongest: LinkRow | null;
}

/** Words, and the reports that each stands in. */
export interface WordsPart {
  /** Front-coded and sorted. */
  readonly words: readonly string[];
  /** In base64, for each word the numbers of its reports (encode.ts). */
  readonly reports: string;
  /** Packed alike: the places of words whose reports have them in their headlines; others may have them elsewhere. */
  readonly partial: string;
}
