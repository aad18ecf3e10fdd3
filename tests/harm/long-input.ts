/** Makes an input of which a run keeps what it has done, though it is over in a second. */

import { type Article, type Files, writeArticles } from './fault-corpus.js';
import { contentOf } from './fault-runner.js';

const articles = (name: string, seed: number, reports: number) =>
  Array.from({ length: reports }, (_, at) => writeArticles(`${name}${at}`, seed + at)).flat();
const textOf = ({ headline, paragraphs }: Article) => `${headline}\n\n${paragraphs.join('\n\n')}\n`;
const recordOf = (article: Article) => `${JSON.stringify({ id: article.mark, text: textOf(article) })}\n`;
// Of few documents nothing is kept: these look like 500 more, and turn out to be blank.
const blank = `${' '.repeat(1023)}\n`.repeat(2048);
/** Records and texts, by path. */
export const longInput: Files = {
  'in/records.jsonl': articles('r', 0, 40).map(recordOf).join('') + blank,
  ...Object.fromEntries(
    articles('file', 100, 3).map((article) => [`in/${article.mark}.txt`, textOf(article)]),
  ),
};

/** The files of a result by their paths, without what an archive remembers beside it. */
export function resultOf(out: string): ReadonlyMap<string, string> {
  return new Map([...contentOf(out)].filter(([path]) => !path.startsWith('.variorum')));
}
