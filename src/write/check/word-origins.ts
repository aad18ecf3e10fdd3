/** Holds the origin of every word against the revision that it names, and against what the paragraph says of itself. */
import type { Edition, EditionParagraph } from '../../model/edition.js';
import { type Findings, type Source, shorten } from './findings.js';
import { foldLetters, plainWords } from './plain-words.js';

/** Checks every paragraph; `name` begins every error. */
export function checkWordOrigins(
  edition: Edition,
  name: string,
  sources: ReadonlyMap<string, Source>,
  findings: Findings,
): void {
  const positions = new Map(edition.revisions.map(({ id, position }) => [id as string, position]));
  const sigla = new Map(edition.revisions.map(({ id, siglum }) => [id as string, siglum]));
  const vocabularies = new Map<string, Vocabulary>();
  const vocabularyOf = (revision: string) => {
    const text = sources.get(revision)?.text ?? '';
    const known = vocabularies.get(revision) ?? {
      words: new Set(plainWords(text)),
      folded: foldLetters(text),
    };
    vocabularies.set(revision, known);
    return known;
  };
  for (const paragraph of edition.paragraphs) {
    const where = `${name}: ${paragraph.id}`;
    let all = 0;
    let older = 0;
    for (const { revision, words, isCut } of originWords(paragraph)) {
      const vocabulary = vocabularyOf(revision);
      all += words.length;
      if (positions.get(revision)! < positions.get(paragraph.firstSeen)!) older += words.length;
      const missing = words.find(
        (word) => !vocabulary.words.has(word) && !(isCut && vocabulary.folded.includes(word)),
      );
      findings.hold(
        'words are where they come from',
        missing === undefined,
        () => `${where} has “${missing}” from ${sigla.get(revision)}, which does not have it`,
      );
    }
    findings.hold(
      'words are no older than their paragraph',
      older * 2 <= all,
      () =>
        `${where}, ${shorten(paragraph.text)}, is first seen in ${sigla.get(paragraph.firstSeen)}, and ${older} of its ${all} words are said to be older`,
    );
  }
}

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly folded: string;
}

/** The words of each origin. Where an origin ends inside a run of letters, they may stand inside a run in their source. */
function originWords({ text, source, origins }: EditionParagraph) {
  const bytes = Buffer.from(text);
  const [offset] = source.span;
  return origins.map(({ revision, span }) => {
    const [start, end] = span.map((at) => at - offset);
    const around = [bytes.toString('utf8', 0, start).slice(-1), bytes.toString('utf8', end).slice(0, 1)];
    return {
      revision,
      words: plainWords(bytes.toString('utf8', start, end)),
      isCut: around.some((character) => /[\p{L}\p{N}\p{M}]/u.test(character)),
    };
  });
}
