/**
 * Cuts real documents into paragraphs and picks those that nothing else in their set resembles, because a planted
 * truth holds only where no real revision or furniture of the set stands beside it.
 */
const atLeastWords = 25;
// A line of a wrapped text that opens a paragraph is set in.
const indented = /\n(?= {3,}\S)/u;

/** @returns paragraphs, and what joins them: as the set has it, so that a planted text is shaped like a real one */
export function splitText(text) {
  const plain = text.replace(/\r+\n?/gu, '\n').trim();
  const pieces = (separator) =>
    plain
      .split(separator)
      .map((piece) => piece.replace(/\s+/gu, ' ').trim())
      .filter((piece) => piece !== '');
  const isWrapped = indented.test(plain) && /\n(?! {3,}\S)/u.test(plain);
  const lines = plain.replace(/^(\p{Lu})\n(?=\p{Ll})/u, '$1');
  const shapes = [
    { glue: '\n\n', paragraphs: pieces(/\n\s*\n/u) },
    isWrapped
      ? { glue: '\n    ', paragraphs: pieces(indented) }
      : { glue: '\n', paragraphs: lines.split('\n').flatMap((line) => line.trim() || []) },
  ];
  const split = shapes.find(({ paragraphs }) => paragraphs.length >= 4);
  if (split !== undefined) return split;
  const sentences = sentencesOf(plain.replace(/\s+/gu, ' '));
  const threes = Array.from({ length: Math.ceil(sentences.length / 3) }, (_, index) =>
    sentences.slice(3 * index, 3 * index + 3).join(' '),
  );
  return (
    shapes.find(({ paragraphs }) => paragraphs.length >= threes.length) ?? { glue: ' ', paragraphs: threes }
  );
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

export function sentencesOf(text) {
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((part) => part !== '');
}

export const wordsOf = (text) => text.match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];

/** Words with a capital inside a sentence. Scripts without capitals have none. */
export function namesOf(text) {
  return [...new Set(text.match(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}-]{2,}/gu) ?? [])];
}

/**
 * Words that are no names anywhere: two documents and more write them with a small letter, or they stand in a third
 * of all headlines, as a site's own name does.
 */
export function smallWords(documents) {
  const small = (text) => text.match(/(?<!\p{L})\p{Ll}[\p{L}-]*/gu) ?? [];
  const inTexts = countPages(documents.map(({ paragraphs }) => small(paragraphs.join(' '))));
  const titles = documents.flatMap(({ title }) => title || []);
  const inTitles = countPages(titles.map((title) => wordsOf(title.toLowerCase())));
  const wordsOver = (pages, least) => [...pages].flatMap(([word, count]) => (count > least ? [word] : []));
  return new Set([...wordsOver(inTexts, 1), ...wordsOver(inTitles, titles.length / 3)]);
}

function countPages(pages) {
  const counts = new Map();
  for (const page of pages) {
    for (const item of new Set(page)) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return counts;
}

/**
 * Documents that are unlike each other, without the lines that several of them have. What a text says twice, it
 * says once.
 *
 * @returns `id`, `title`, `date`, `glue` and `paragraphs`, by id: the order of the input does not matter
 */
export function unlikeDocuments(documents) {
  const sorted = documents.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const split = sorted.map(({ id, title, date, text }) => ({ id, title, date, ...splitText(text) }));
  const pages = countPages(split.map(({ paragraphs }) => paragraphs));
  const known = new Set();
  const taken = new Set();
  return split.flatMap((document) => {
    const { title } = document;
    const own = once(document.paragraphs.filter((line) => pages.get(line) < 3));
    const runs = runsOf(own.join(' '));
    const isKin = runs.filter((run) => known.has(run)).length > 0.05 * runs.length || taken.has(title);
    const paragraphs = own.filter((line) => !taken.has(line));
    if (isKin || wordsOf(paragraphs.join(' ')).length < atLeastWords) return [];
    for (const run of runs) known.add(run);
    for (const line of paragraphs) taken.add(line);
    if (title) taken.add(title);
    return [{ ...document, paragraphs }];
  });
}

/** Paragraphs that no other one of the text holds. */
function once(paragraphs) {
  return paragraphs.filter(
    (line, index) =>
      !paragraphs.some((other, at) => at !== index && other.includes(line) && (other !== line || at < index)),
  );
}

/** Every run of eight words: too long to meet by chance. */
function runsOf(text) {
  const words = wordsOf(text.toLowerCase());
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '));
}
