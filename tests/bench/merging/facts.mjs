/**
 * Articles with one fact changed in, precision and recall of the facts that an edition reports out. A number in figures
 * or words, its bound, sign or unit, a name, words of a quotation, a denial, a hedge or an unnamed source is changed; or
 * words that are none of these, which is no fact.
 */

import { seededRandom } from '../../../dist/base/seeded-random.js';
import { findQuotations } from '../../../dist/text/quotations.js';
import { tokenize } from '../../../dist/text/tokens.js';
import { hedges, planWords } from '../../../dist/text/words/claim-words.js';
import { functionWords, months, negations, personTitles, weekdays } from '../../../dist/text/words/cues.js';
import { pickFigure, plantClaim } from './plant-claims.mjs';
import { toDocument } from './planted.mjs';
import { makeEdition } from './sets.mjs';
import { readLanguage } from './texts.mjs';

export const factKinds = {
  number: ['number-changed'],
  name: ['name-changed'],
  quote: ['quote-changed'],
  negation: ['negation-changed'],
  'number word': ['number-changed'],
  bound: ['bound-changed'],
  sign: ['sign-changed', 'unit-changed'],
  hedge: ['hedge-changed'],
  source: ['speaker-changed'],
};

/** `{ kind: { planted, found, right } }` for each kind, `neutral` counting edits that change no fact. */
export function measureFacts(data, { language, each }) {
  const random = seededRandom(5);
  const source = readLanguage(data, language, random);
  const counts = Object.fromEntries(
    [...Object.keys(factKinds), 'neutral'].map((kind) => [
      kind,
      { planted: 0, found: 0, right: 0, wrong: [] },
    ]),
  );
  const names = namesIn(source.articles);
  for (const kind of Object.keys(counts)) {
    for (let tries = 0; counts[kind].planted < each && tries < 60 * each; tries++) {
      const article = source.articles[Math.floor(random() * source.articles.length)].slice(0, 20);
      const at = Math.floor(random() * article.length);
      const changed = plant(kind, article[at], { random, names, words: source.words, article, language });
      if (changed === null) continue;
      const put = (text) => article.map((own, index) => (index === at ? text : own));
      const texts = [put(changed.before ?? article[at]), put(changed.text)].map(
        (sentences) => `${sentences.join('\n\n')}\n`,
      );
      const documents = texts.map((text, index) => ({
        ...toDocument(text, index),
        date: `2026-01-0${index + 1}`,
      }));
      counts[kind].planted++;
      score(counts, kind, changed, makeEdition(documents));
    }
  }
  return counts;
}

function score(counts, kind, changed, edition) {
  const facts = edition.paragraphs.flatMap((paragraph) => paragraph.facts);
  let isFound = false;
  for (const fact of facts) {
    const names = Object.keys(factKinds).filter((name) => factKinds[name].includes(fact.kind));
    const own = names.includes(kind) ? kind : names[0];
    if (own === undefined) continue;
    counts[own].found++;
    const says = (side, words) =>
      words === null || (fact[side] ?? '').toLowerCase().includes(words.toLowerCase());
    // A name that is changed within a quotation is both, and so on: what was planted decides.
    if (own === kind && says('from', changed.from) && says('to', changed.to)) {
      if (!isFound) counts[own].right++;
      else counts[own].found--;
      isFound = true;
    } else counts[own].wrong.push([kind, changed, fact]);
  }
  if (!isFound && kind !== 'neutral') counts[kind].wrong.push(['missed', changed, facts]);
}

function namesIn(articles) {
  const names = new Set();
  for (const text of articles.slice(0, 200).flat()) {
    for (const { text: name } of capitalized(text)) if (/^\p{Lu}\p{Ll}{3,}$/u.test(name)) names.add(name);
  }
  return [...names].sort();
}

/** Words with a capital that do not open a sentence, outside of quotations. */
function capitalized(text) {
  const quoted = findQuotations(text);
  return tokenize(text)
    .map(({ charSpan, norm }) => ({
      text: text.slice(...charSpan),
      norm,
      start: charSpan[0],
      end: charSpan[1],
    }))
    .filter(
      ({ text: word, start, norm }) =>
        start > 0 &&
        /^\p{Lu}\p{Ll}+$/u.test(word) &&
        !months.has(norm) &&
        !weekdays.has(norm) &&
        !personTitles.has(norm) &&
        !functionWords.has(norm) &&
        !/[.!?:"“«]\s*$/u.test(text.slice(0, start)) &&
        !quoted.some(([from, to]) => start >= from && start < to),
    );
}

const deniable = {
  en: new Set('is are was were will would can could has have had should'.split(' ')),
  ru: new Set('был была было были будет будут может могут стал стала стали'.split(' ')),
};

function plant(kind, text, tools) {
  const quoted = findQuotations(text);
  const tokens = tokenize(text).map(({ charSpan, norm }) => ({
    norm,
    start: charSpan[0],
    end: charSpan[1],
    isQuoted: quoted.some(([from, to]) => charSpan[0] >= from && charSpan[0] < to),
  }));
  const pick = (list) => list[Math.floor(tools.random() * list.length)];
  const replace = ({ start, end }, word) => text.slice(0, start) + word + text.slice(end);
  switch (kind) {
    case 'number':
      return plantNumber(text, tokens, { ...tools, pick, replace });
    case 'name': {
      const old = pick(capitalized(text));
      const name = pick(tools.names);
      const elsewhere = tools.article.join(' ');
      if (old === undefined || elsewhere.includes(name) || name.slice(0, 3) === old.text.slice(0, 3))
        return null;
      // A name that is said twice is not changed by changing it once.
      if (text.split(old.text).length > 2) return null;
      return { text: replace(old, name), from: old.text, to: name };
    }
    case 'quote': {
      const long = quoted.filter(([from, to]) => tokenize(text.slice(from, to)).length >= 6);
      const [from, to] = pick(long) ?? [0, 0];
      const old = pick(
        tokens.filter((token) => token.start >= from && token.start < to && isPlain(text, token)),
      );
      return old === undefined ? null : withWord(text, old, pick(tools.words));
    }
    case 'negation': {
      const verb = pick(
        tokens.filter(
          ({ norm, isQuoted, end }) =>
            // "Not only", "not just" deny nothing.
            !isQuoted && deniable[tools.language]?.has(norm) && !/^\s+(?:only|just)\b/.test(text.slice(end)),
        ),
      );
      if (verb === undefined || tokens.some(({ norm }) => negations.has(norm) || norm.endsWith("n't")))
        return null;
      return tools.language === 'ru'
        ? { text: `${text.slice(0, verb.start)}не ${text.slice(verb.start)}`, from: null, to: 'не' }
        : { text: `${text.slice(0, verb.end)} not${text.slice(verb.end)}`, from: null, to: 'not' };
    }
    case 'number word':
    case 'bound':
    case 'sign':
    case 'hedge':
    case 'source':
      return plantClaim(kind, text, tokens, { ...tools, pick, deniable: deniable[tools.language] });
    default: {
      const old = pick(tokens.filter((token) => !token.isQuoted && token.start > 0 && isPlain(text, token)));
      return old === undefined ? null : withWord(text, old, pick(tools.words));
    }
  }
}

function isPlain(text, { norm, start, end }) {
  return (
    /^\p{Ll}{4,}$/u.test(text.slice(start, end)) &&
    !functionWords.has(norm) &&
    !negations.has(norm) &&
    !hedges.has(norm) &&
    !planWords.has(norm) &&
    !months.has(norm)
  );
}

function withWord(text, { start, end }, word) {
  if (text.includes(word) || hedges.has(word)) return null;
  return { text: text.slice(0, start) + word + text.slice(end), from: text.slice(start, end), to: word };
}

function plantNumber(text, tokens, { pick, random, replace }) {
  const old = pickFigure(text, tokens, pick);
  if (old === undefined) return null;
  const digits = text.slice(old.start, old.end);
  const word = digits.replace(/^\d/, (digit) => String((Number(digit) % 8) + 1 + Math.floor(random() * 1)));
  if (word === digits || text.includes(word)) return null;
  return { text: replace(old, word), from: digits, to: word };
}
