/** Hashes the words of the language tables as the kernel hashes tokens, so that a token is looked up by its hash. */
import type { Workspace } from '../../kernel/workspace.js';
import { functionWords, months, weekdays } from '../../text/words/cues.js';
import { weekdayNames } from '../../text/words/weekday-names.js';

export interface KnownHashes {
  readonly functionWords: ReadonlySet<number>;
  readonly monthNames: ReadonlySet<number>;
  /** Of months and weekdays. */
  readonly calendarNames: ReadonlySet<number>;
}

let hashesOf: { readonly work: Workspace; readonly known: KnownHashes } | undefined;

/** Hashes the words once a workspace. */
export function knownHashes(work: Workspace): KnownHashes {
  if (hashesOf?.work !== work) {
    const known = {
      functionWords: hashWords([...functionWords], work),
      monthNames: hashWords([...months.keys()], work),
      calendarNames: hashWords([...months.keys(), ...weekdays, ...weekdayNames], work),
    };
    hashesOf = { work, known };
  }
  return hashesOf.known;
}

function hashWords(words: readonly string[], work: Workspace): ReadonlySet<number> {
  const bytes = new TextEncoder().encode(words.join('\n'));
  work.fit(0, bytes.length, 0);
  work.kernel.bytes().set(bytes, work.text);
  const count = work.kernel.tokenize(work.text, work.text + bytes.length, work.tokens, 0, 1);
  return new Set(work.kernel.words().subarray(work.tokens >> 2, (work.tokens >> 2) + count));
}
