/**
 * Describes threads: what one paragraph was through all documents of a run, from where it first appeared. A thread is
 * told of whatever report a document belongs to; what became of a paragraph inside one report, its edition tells.
 */
import type { ClusterId, DocumentId, Span } from './document.js';

/** Names a thread: `t` and sixteen hexadecimal digits of a hash of the words that it first had. */
export type ThreadId = string & { readonly __brand: 'ThreadId' };

/** What a paragraph is for, as those that carry it show. */
export const threadRoles = ['body', 'background', 'quotation', 'boilerplate', 'form'] as const;
export type ThreadRole = (typeof threadRoles)[number];

/**
 * How a document carries a thread: in the words that another had before it; edited; a part of it alone; or in one paragraph
 * with other text.
 */
export const carryings = ['same', 'edited', 'cut', 'joined'] as const;
export type Carrying = (typeof carryings)[number];

/** What is known of a document whose paragraphs are followed. */
export interface TracedDocument {
  readonly id: DocumentId;
  /** The report that it is a revision of; null where it stands alone. */
  readonly report: ClusterId | null;
  /** Whether it is the latest revision of its report; a document that stands alone is. */
  readonly isLatest: boolean;
  /** Its headline, as its record says, or else its text. */
  readonly headline: string | null;
  /** The publisher, as its record says, or the host of its address. */
  readonly outlet: string | null;
  /** Of publication or capture, as its record says; null where nothing dates it. */
  readonly date: string | null;
  /** A primary tag of BCP 47, as its record says. */
  readonly language: string | null;
}

/** One paragraph that carries a thread. */
export interface Carrier {
  readonly document: TracedDocument;
  readonly span: Span;
  /** Which of the thread's readings it has. */
  readonly reading: number;
  readonly as: Carrying;
}

/** One paragraph, wherever it stands. */
export interface Thread {
  readonly id: ThreadId;
  readonly role: ThreadRole;
  /** Who is quoted, where that is the role and somebody is named. */
  readonly speaker?: string;
  /** Whose boilerplate it is, where that is the role. */
  readonly outlet?: string;
  /** Whether dates say that it first appeared where its first carrier is: all of its reports are dated. */
  readonly isDated: boolean;
  /** Its distinct wordings, in the order in which they first appeared. */
  readonly readings: readonly string[];
  /** Oldest first; the first is where the paragraph first appeared. */
  readonly carriers: readonly Carrier[];
}

/** All threads of a run, each made when it is asked for: there may be millions. */
export interface ThreadTable {
  readonly size: number;
  /** They are numbered as they first appeared, those that are an outlet's own last. Throws RangeError where there is none. */
  thread(number: number): Thread;
  readonly documents: readonly TracedDocument[];
}

/** What an edition says of a paragraph that other reports carry, too. A document that stands alone counts as a report. */
export interface ThreadNote {
  readonly thread: ThreadId;
  readonly role: ThreadRole;
  /** Where it first appeared; absent where undated documents leave that open. */
  readonly first?: Pick<TracedDocument, 'report' | 'headline' | 'outlet' | 'date'> & {
    readonly document: DocumentId;
  };
  /** How many other reports carry it; absent of boilerplate and forms, which every new page would count anew. */
  readonly others?: number;
  /** How many others have it in their latest revision; absent where `others` is. */
  readonly standing?: number;
  /** How many others have in their latest revision a wording that this report has replaced; absent where none does. */
  readonly replaced?: number;
}
