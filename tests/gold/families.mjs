/** Lists the families of the gold: where their revisions are, and which part of the gold they belong to. */
import { readFileSync } from 'node:fs';

/** Reads `families.tsv`. */
export function readFamilies() {
  const [, ...lines] = readFileSync(new URL('families.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [family, part, set, language, revisions] = line.split('\t');
    return { family, part, set, language, revisions: revisions.split('|') };
  });
}
