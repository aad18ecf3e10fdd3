/** Scores who is named as the speaker of each quotation of the latest revision. */
import { tokenize } from '../../dist/text/tokens.js';

const letters = 'ABCDEFGH';

/** Counts speakers named, right ones among them, and quotations that have one. */
export function scoreSpeakers({ edition, revisions }, labels) {
  const score = { named: 0, right: 0, speech: 0, namedSpeech: 0, wrong: [] };
  const said = listSaid(edition);
  for (const { step, kind, older, value } of labels) {
    if (kind !== 'quotation') continue;
    const revision = revisions[letters.indexOf(step)];
    const [span] = older;
    const found = said.find(
      (one) => one.revision === revision.id && one.span[0] < span[1] && span[0] < one.span[1],
    );
    const isSpeech = !value.startsWith('-');
    const quoted = Buffer.from(revision.text)
      .subarray(...span)
      .toString();
    if (isSpeech) score.speech++;
    if (isSpeech && found !== undefined) score.namedSpeech++;
    else if (isSpeech) score.wrong.push(`missed ${value}: ${quoted}`);
    if (found === undefined || value === '-inner' || value === '-unknown') continue;
    score.named++;
    if (isSpeech && isOneName(found.speaker, value)) score.right++;
    else score.wrong.push(`wrong ${found.speaker}, not ${value}: ${quoted}`);
  }
  return score;
}

/** Lists each quotation with its speaker, as the edition names them. */
function listSaid({ paragraphs }) {
  return paragraphs.flatMap(({ speech, source }) =>
    (speech?.quotations ?? [])
      // A pronoun that nothing explains names nobody.
      .filter(({ isUnresolved }) => !isUnresolved)
      .map(({ span, speaker, antecedent }) => ({
        revision: source.revision,
        span,
        speaker: antecedent?.text ?? speaker,
      })),
  );
}

/** Tells whether two ways to name somebody share the last name, or most of the words of the shorter one. */
function isOneName(named, label) {
  const small = new Set(['the', 'a', 'an', 'of', 'and', 'for', 'in', 'at', 's']);
  const wordsOf = (text) =>
    tokenize(text)
      .map(({ norm }) => norm.replace(/'s$/, ''))
      .filter((norm) => !small.has(norm));
  const [few, many] = [wordsOf(named), wordsOf(label)].sort((a, b) => a.length - b.length);
  return few.length > 0 && few.filter((word) => many.includes(word)).length * 2 > few.length - 1;
}
