/** Describes who speaks in a paragraph: its speakers, its quotations, and whose these are. */
import type { CharSpan } from '../../model/document.js';

/** A stretch of text that names somebody. */
export interface Named {
  readonly text: string;
  readonly charSpan: CharSpan;
}

/** Who speaks, as far as the source tells. */
export interface Speaker extends Named {
  /** As the text has it: "Erdogan", "he", "the Turkish president". */
  readonly text: string;
  readonly isPronoun: boolean;
  /** Who that is, where the text leans on earlier words and the same source tells. */
  readonly antecedent?: Named;
}

/** Somebody who speaks in a sentence, quoted or not. */
export interface Voice {
  readonly speaker: Speaker;
  /** Of the verb and its subject. */
  readonly charSpan: CharSpan;
  /** Speaks in a clause that hangs on another one, or is who something was "according to". */
  readonly isAside: boolean;
}

/** What is said in one paragraph. */
export interface Speech {
  /** Index into the blocks given. */
  readonly block: number;
  /** Between quotation marks, marks included. Empty for indirect speech. */
  readonly quotations: readonly CharSpan[];
  /** Those that are the speaker's; the others are another's, or nothing tells whose they are. */
  readonly spoken: readonly CharSpan[];
  readonly speaker: Speaker | null;
  /** Every attribution of the paragraph, in order. */
  readonly voices: readonly Voice[];
  /** The paragraph has no tag of its own and goes on from the one before. */
  readonly isCarried: boolean;
}

/** What a paragraph alone tells of its speech, whatever stands before it; spans count from its start. */
export type OwnSpeech = Pick<Speech, 'quotations' | 'spoken' | 'speaker' | 'voices'>;
