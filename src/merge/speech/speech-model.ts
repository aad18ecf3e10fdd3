/** Describes who speaks in a paragraph: its speakers, its quotations, and whose each of these is. */
import type { CharSpan } from '../../model/document.js';
import type { QuotationKind } from '../../text/quotations.js';

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

/** A verb of speech with its subject. */
export interface Attribution {
  readonly subject: CharSpan;
  /** From the first to the last of subject and verb. */
  readonly span: CharSpan;
  /** Reads "according to …". */
  readonly isAccording: boolean;
  /** Means speech even where nothing is quoted. */
  readonly isSpeech: boolean;
  /** Hangs on another clause: "when she said", "which he says". */
  readonly isSubordinate: boolean;
  /** Follows a comma or a quotation mark. */
  readonly isPostposed: boolean;
}

/** What stands between two quotation marks, and who said it. */
export interface Utterance {
  /** Marks included. */
  readonly charSpan: CharSpan;
  readonly kind: QuotationKind;
  /** Null where nothing tells, and for what nobody said. */
  readonly speaker: Speaker | null;
  /** No tag names its speaker, who is that of the paragraph before. */
  readonly isCarried: boolean;
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
  /** Everything between quotation marks, in order. Empty for indirect speech. */
  readonly utterances: readonly Utterance[];
  /** Who is quoted most, or speaks first where nothing is quoted. */
  readonly speaker: Speaker | null;
  /** Every attribution of the paragraph, in order. */
  readonly voices: readonly Voice[];
  /** The paragraph has no tag of its own and goes on from the one before. */
  readonly isCarried: boolean;
}

/** What a paragraph alone tells of its speech, whatever stands before it; spans count from its start. */
export type OwnSpeech = Pick<Speech, 'utterances' | 'speaker' | 'voices'>;

/** Names a speaker for comparison: the antecedent where there is one. */
export function nameOf({ antecedent, text }: Speaker): string {
  return antecedent?.text ?? text;
}
