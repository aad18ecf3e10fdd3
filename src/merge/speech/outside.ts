/** Reads a paragraph outside its quotations, since attributions stand there. */
import { RecentTexts } from '../../base/recent-texts.js';
import type { Block, CharSpan, Token } from '../../model/document.js';
import { gluedHeads, gluedTails, gluedVerbs, wholeWords } from '../../text/words/speech-words.js';

/** The tokens of a paragraph that stand outside its quotations, and where its sentences begin there. */
export interface Outside {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quotations: readonly CharSpan[];
  /** Starts of sentences that no quotation holds. Ascending. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** Leaves out the tokens, and the starts of sentences, that lie within `quotations`. */
export function readOutside(text: string, block: Block, quotations: readonly CharSpan[]): Outside {
  const isWithin = (at: number) => quotations.some(([start, end]) => at > start && at < end);
  const tokens = block.sentences
    .flatMap((sentence) => sentence.tokens)
    .flatMap((token) => splitGlued(text, token));
  return {
    text,
    tokens: quotations.length === 0 ? tokens : tokens.filter(({ charSpan }) => !isWithin(charSpan[0])),
    quotations,
    starts: block.sentences.map(({ charSpan }) => charSpan[0]).filter((start) => !isWithin(start)),
    end: block.charSpan[1],
  };
}

const gluedVerb = new RegExp(
  `^(?<head>(?:\\p{Lu}[\\p{L}’']{2,}|\\p{Ll}{3,}|he|she)??)(?<verb>${gluedVerbs.join('|')})(?<tail>(?:${gluedTails.join('|')}|\\p{Lu}[\\p{L}’']+)?)$`,
  'u',
);

/** A word in small letters and a name that follow with no space between; "iPhone" and "deGrasse" are one word. */
const gluedName =
  /^(?!(?:de|di|da|du|la|le|el|al|van|von|mac|bin|ibn)\p{Lu})(\p{Ll}{2,})(\p{Lu}[\p{L}’'.]*)$/u;

// Nearly every word is whole, and was met a moment ago.
const maxRemembered = 8192;
const wholes = new RecentTexts<true>(maxRemembered);

/** Cuts apart words that a lost space joined, where the boundary is plain: "toldCNN", "butRory", "Fordwrote". */
export function splitGlued(text: string, token: Token): readonly Token[] {
  const { norm } = token;
  const [start, end] = token.charSpan;
  // The norm, where it is the word itself, is found without a copy and a hash of its letters.
  const isNorm = norm.length === end - start && text.startsWith(norm, start);
  const words = isNorm ? norm : text.slice(start, end);
  if (wholes.get(words) === true) return [token];
  const parts = cutApart(text, token);
  if (parts.length === 1) wholes.set(words, true);
  return parts;
}

function cutApart(text: string, token: Token): Token[] {
  const [, small, name] = gluedName.exec(text.slice(...token.charSpan)) ?? [];
  if (small === undefined || name === undefined) return splitVerb(text, token);
  const [start, end] = token.charSpan;
  const cut = start + small.length;
  return [
    ...splitVerb(text, { charSpan: [start, cut], norm: small }),
    { charSpan: [cut, end], norm: name.toLowerCase().replaceAll('’', "'") },
  ];
}

/** Cuts a verb of speech off the words that a lost space joined it to: "Fordwrote", "saidthat". */
function splitVerb(text: string, token: Token): Token[] {
  const words = text.slice(...token.charSpan);
  // Shorter words hold no verb with another word.
  if (words.length < 6 || wholeWords.has(token.norm)) return [token];
  const { head = '', verb = '', tail = '' } = gluedVerb.exec(words)?.groups ?? {};
  if (head === '' && tail === '') return [token];
  const isSure =
    tail !== '' ||
    /^\p{Lu}/u.test(head) ||
    gluedHeads.includes(head) ||
    head.endsWith('ly') ||
    /^(?:said|wrote|says|writes)$/.test(verb);
  if (!isSure || (tail === 's' && head === '')) return [token];
  let at = token.charSpan[0];
  return [head, verb, tail]
    .filter((part) => part !== '')
    .map((part) => {
      at += part.length;
      return { charSpan: [at - part.length, at] as const, norm: part.toLowerCase().replaceAll('’', "'") };
    });
}
