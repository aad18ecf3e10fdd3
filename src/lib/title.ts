/** The revisions of a report in, the title of its edition out. */
import type { Alignment } from '../model.js';
import { readBody } from './body.js';

const titleTokens = 10;

/** The base's headline, else the latest one, else the first words of the lead. */
export function chooseTitle({ revisions, base }: Alignment): string {
  for (const revision of [revisions[base]!, ...revisions.toReversed()]) {
    const headline = revision.blocks.find(({ kind }) => kind === 'headline');
    if (headline !== undefined) return revision.text.slice(...headline.charSpan).replace(/\s+/g, ' ');
  }
  const document = revisions[base]!;
  const { tokens } = readBody(document);
  if (tokens.length === 0) return document.id;
  const end = tokens[Math.min(titleTokens, tokens.length) - 1]!.charSpan[1];
  const words = document.text.slice(tokens[0]!.charSpan[0], end).replace(/\s+/g, ' ');
  return tokens.length > titleTokens ? `${words} …` : words;
}
