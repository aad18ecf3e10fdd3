/**
 * Plants changes of what a sentence claims, beside its figures: number words, bounds, signs and units, hedges, unnamed
 * sources. Where the sentence has nothing to change, both readings get it, and one gets another.
 */
import { functionWords, months } from '../../../dist/text/words/cues.js';

const numberWords = {
  en: 'two three four five six seven eight nine ten eleven twelve twenty thirty forty'.split(' '),
  ru: 'два три четыре пять шесть семь восемь девять десять двенадцать двадцать тридцать'.split(' '),
};
const bounds = {
  en: ['at least', 'more than', 'nearly', 'up to', 'fewer than'],
  ru: ['не менее', 'более', 'почти', 'менее', 'свыше'],
};
const hedges = {
  en: ['reportedly', 'allegedly', 'possibly', 'apparently'],
  ru: ['якобы', 'предположительно', 'вероятно', 'возможно'],
};
const sources = {
  en: {
    before: ', according to ',
    nouns: ['colleagues', 'relatives', 'police', 'doctors', 'neighbors', 'witnesses'],
  },
  ru: {
    before: ', по словам ',
    nouns: ['коллег', 'родственников', 'полиции', 'врачей', 'соседей', 'очевидцев'],
  },
};
const signs = [
  ['> ', '< '],
  ['≤ ', '≥ '],
  ['−', ''],
  ['$', '€'],
  ['£', '$'],
];

/** Picks a figure that stands alone and is no date; nothing where there is none. */
export function pickFigure(text, tokens, pick) {
  // A day of a month is a date, whatever stands before it.
  const isDay = ({ start, end }) =>
    [...months.keys()].some(
      (month) =>
        new RegExp(`${month.slice(0, 3)}\\w*\\.?\\s*$`, 'i').test(text.slice(0, start)) ||
        new RegExp(`^\\s+${month}`, 'i').test(text.slice(end)),
    );
  return pick(
    tokens.filter(
      (token) =>
        !token.isQuoted &&
        /^\d[\d.,]*$/.test(text.slice(token.start, token.end)) &&
        !/^(?:1[89]|20)\d\d$/.test(token.norm) &&
        !isDay(token) &&
        !/[\p{L}$€£#-]$/u.test(text.slice(0, token.start)) &&
        !/^(?:[-:\p{L}]|\s?[ap]\.m)/u.test(text.slice(token.end)),
    ),
  );
}

/** Plants one change of `kind`; null where the sentence has no place for it. */
export function plantClaim(kind, text, tokens, { pick, language, deniable }) {
  switch (kind) {
    case 'number word':
      return plantNumberWord(text, tokens, { pick, words: numberWords[language] });
    case 'bound': {
      const old = pickFigure(text, tokens, pick);
      // What stands before the number may bound it already.
      const before = old && tokens[tokens.indexOf(old) - 1];
      if (old === undefined || before === undefined || !/^\p{Ll}{5,}$/u.test(before.norm)) return null;
      if (
        [...Object.values(bounds).flat(), 'almost around about'].some((phrase) =>
          phrase.includes(before.norm),
        )
      )
        return null;
      const bound = pick(bounds[language]);
      const figure = text.slice(old.start, old.end);
      return {
        text: `${text.slice(0, old.start)}${bound} ${text.slice(old.start)}`,
        from: figure,
        to: bound,
      };
    }
    case 'sign': {
      const old = pickFigure(text, tokens, pick);
      if (old === undefined || /[$€£%°/]/.test(text) || !/\s$/.test(text.slice(0, old.start))) return null;
      const [first, second] = pick(signs);
      const put = (sign) => text.slice(0, old.start) + sign + text.slice(old.start);
      const figure = text.slice(old.start, old.end);
      return { before: put(first), text: put(second), from: figure, to: figure };
    }
    case 'hedge': {
      const verb = pick(tokens.filter(({ norm, isQuoted }) => !isQuoted && deniable.has(norm)));
      if (verb === undefined || /\b(?:may|might|could|will|would|likely|set|due)\b/.test(text)) return null;
      const next = tokens[tokens.indexOf(verb) + 1];
      if (
        next === undefined ||
        !/^\p{Ll}{5,}$/u.test(text.slice(next.start, next.end)) ||
        functionWords.has(next.norm)
      )
        return null;
      const hedge = pick(hedges[language]);
      return { text: `${text.slice(0, verb.end)} ${hedge}${text.slice(verb.end)}`, from: null, to: hedge };
    }
    default:
      return plantSource(text, { pick, ...sources[language] });
  }
}

function plantNumberWord(text, tokens, { pick, words }) {
  const old = pick(tokens.filter(({ norm, isQuoted }) => !isQuoted && words.includes(norm)));
  if (old === undefined || /[-\p{L}]$/u.test(text.slice(0, old.start)) || text.charAt(old.end) !== ' ')
    return null;
  // "Twenty five" is one number.
  if (words.includes(tokens[tokens.indexOf(old) + 1]?.norm)) return null;
  const word = pick(words);
  if (text.toLowerCase().includes(word)) return null;
  const before = text.slice(old.start, old.end);
  return { text: text.slice(0, old.start) + word + text.slice(old.end), from: before, to: word };
}

function plantSource(text, { pick, before, nouns }) {
  if (!/[\p{L}\p{N}]\.$/u.test(text) || /said|told|according|словам|сообщ|заяв/iu.test(text)) return null;
  const [first, second] = [pick(nouns), pick(nouns)];
  if (first === second || text.includes(first) || text.includes(second)) return null;
  const put = (noun) => `${text.slice(0, -1)}${before}${noun}.`;
  return { before: put(first), text: put(second), from: first, to: second };
}
