/**
 * Finds which agency, company or country "it" means where it speaks: the one body that speaks before it in its
 * paragraph, or alone in the paragraph before. A person is never meant, and of two bodies neither is taken.
 */
import { personTitles } from '../../text/words/cues.js';
import { bodyWords, speakingNouns, titlesOf } from '../../text/words/speech-words.js';
import type { Pronouns } from './pronouns.js';
import type { Named, OwnSpeech, Speaker } from './speech-model.js';

/** Somebody whose sex nothing tells, or several: "the official", "two officers". */
const someone = /(?:official|officer|source|spokesperson|representative|student|lawmaker|aide|expert)$/i;

/** Resolves "it" to a body, and "they" to people or somebody without a name, who spoke before; `previous` is who alone spoke in the paragraph before, if anybody. */
export function resolveBody(
  speaker: Speaker,
  { voices }: OwnSpeech,
  { previous, pronouns }: { readonly previous: Speaker | null; readonly pronouns: Pronouns },
): Speaker {
  const own = voices
    .map((voice) => voice.speaker)
    .filter(({ isPronoun, charSpan }) => !isPronoun && charSpan[0] < speaker.charSpan[0]);
  const candidates = own.length > 0 ? own : previous === null ? [] : [previous];
  const [first, ...others] = candidates.map(
    ({ text, charSpan, antecedent }) => antecedent ?? { text, charSpan },
  );
  if (first === undefined || others.some((other) => lastWord(other) !== lastWord(first))) return speaker;
  const isMeant = /^it$/i.test(speaker.text)
    ? isBody(first, pronouns)
    : someone.test(first.text) || speakingNouns.has(lastWord(first));
  return isMeant ? { ...speaker, antecedent: { text: first.text, charSpan: first.charSpan } } : speaker;
}

function lastWord({ text }: Named): string {
  return text.split(/\s+/).at(-1)!.toLowerCase();
}

/** Tells "the agency", "Borne" and "the Department of Roads" from a person and from people at large. */
function isBody(named: Named, pronouns: Pronouns): boolean {
  const words = named.text.split(/\s+/);
  const isTitled = words.some((word) => {
    const norm = word.toLowerCase().replace(/\.$/, '');
    return personTitles.has(norm) || titlesOf.he.has(norm) || titlesOf.she.has(norm);
  });
  const last = lastWord(named);
  if (isTitled || /^(?:he|she|it|they)$/.test(last) || pronouns.isPerson(last)) return false;
  return bodyWords.has(last) || /^\p{Lu}/u.test(words.at(-1)!);
}
