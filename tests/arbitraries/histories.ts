/**
 * Generators: words, sentences, articles, and histories of one article through edits whose truth is known.
 * Words are drawn so that unrelated sentences share function words and little else, as real ones do.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { DocumentId, SegmentedDocument } from '../../src/model/document.js';
import { segment } from '../../src/text/segment.js';

/** How many runs a law gets: few in `npm test`, many in `npm run test:deep`. */
export const runs = Number(process.env['VARIORUM_RUNS'] ?? 40);

const syllables = [
  'ka',
  'lo',
  'mi',
  'ren',
  'sut',
  'va',
  'pol',
  'dre',
  'nim',
  'tor',
  'bel',
  'gas',
  'hin',
  'jor',
  'quil',
  'zem',
];
const functionWords = ['the', 'of', 'in', 'and', 'to', 'a', 'for', 'with'];

const word = fc
  .tuple(fc.constantFrom(...syllables), fc.constantFrom(...syllables), fc.constantFrom(...syllables))
  .map((parts) => parts.join(''));
const anyWord = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom(...functionWords) },
);
const name = word.map((text) => text[0]!.toUpperCase() + text.slice(1));

const plainSentence = fc
  .tuple(name, fc.array(anyWord, { minLength: 7, maxLength: 18 }))
  .map(([subject, words]) => `${subject} ${words.join(' ')}.`);
const quotedSentence = fc
  .tuple(
    name,
    fc.array(anyWord, { minLength: 6, maxLength: 12 }),
    fc.constantFrom('said', 'added', 'told reporters'),
  )
  .map(([speaker, words, verb]) => `"${words.join(' ')}," ${speaker} ${verb}.`);
const leaningSentence = fc
  .tuple(fc.constantFrom('He', 'She'), fc.array(anyWord, { minLength: 6, maxLength: 12 }))
  .map(([pronoun, words]) => `${pronoun} said ${words.join(' ')}.`);

export const sentence = fc.oneof(
  { weight: 5, arbitrary: plainSentence },
  { weight: 2, arbitrary: quotedSentence },
  { weight: 1, arbitrary: leaningSentence },
);

/** Paragraphs of one to three sentences. */
export const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 });
export type Article = readonly (readonly string[])[];
export const article: fc.Arbitrary<Article> = fc.array(paragraph, { minLength: 4, maxLength: 9 });

/** One edit: what it does, and numbers that choose where. */
const edit = fc.record({
  kind: fc.constantFrom('rewrite', 'add', 'delete', 'move', 'split', 'merge', 'cut', 'nothing'),
  at: fc.nat(),
  to: fc.nat(),
  fresh: paragraph,
});

/** Two to five revisions, each made from the one before by up to three edits. */
export const history: fc.Arbitrary<readonly Article[]> = fc
  .tuple(article, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }))
  .map(([first, steps]) => {
    const revisions: Article[] = [first];
    for (const edits of steps)
      revisions.push(
        edits.reduce<Article>(
          (current, { kind, at, to, fresh }) => apply(current, kind, at, to, fresh),
          revisions.at(-1)!,
        ),
      );
    return revisions;
  });

function apply(current: Article, kind: string, at: number, to: number, fresh: readonly string[]): Article {
  const index = at % current.length;
  const chosen = current[index]!;
  const rest = current.filter((_, other) => other !== index);
  const replace = (...parts: (readonly string[])[]) => [
    ...current.slice(0, index),
    ...parts,
    ...current.slice(index + 1),
  ];
  switch (kind) {
    case 'rewrite':
      return replace(
        chosen.map((text, other) => (other === 0 ? text.replace(/ (\w+) (\w+)/, ' $1 lately $2') : text)),
      );
    case 'add':
      return [...current.slice(0, index), fresh, ...current.slice(index)];
    case 'delete':
      return current.length > 2 ? rest : current;
    case 'move':
      return [...rest.slice(0, to % current.length), chosen, ...rest.slice(to % current.length)];
    case 'split':
      return chosen.length > 1 ? replace(chosen.slice(0, 1), chosen.slice(1)) : current;
    case 'merge':
      return index + 1 < current.length
        ? [...current.slice(0, index), [...chosen, ...current[index + 1]!], ...current.slice(index + 2)]
        : current;
    case 'cut':
      return chosen.length > 1 ? replace(chosen.slice(1)) : current;
    default:
      return current;
  }
}

export function toText(revision: Article): string {
  return revision.map((sentences) => sentences.join(' ')).join('\n\n') + '\n';
}

export function toDocument(text: string, id: string): SegmentedDocument {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return segment({ id: id as DocumentId, sha256, encoding: 'utf-8', hasByteOrderMark: false, text });
}

/** The distinct revisions of a history as documents, in their true order. */
export function toDocuments(revisions: readonly Article[]): SegmentedDocument[] {
  const texts = [...new Set(revisions.map(toText))];
  return texts.map((text, index) => toDocument(text, `r${index}.txt`));
}
