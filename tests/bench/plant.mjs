/**
 * Documents in, the same documents with planted revisions out: some get one to three later versions, made by the
 * edits that desks make. Seeded, so that every run measures the same text.
 */

/** A generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sentencesOf = (text) =>
  [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);

/** One later version: of four edits, those that the dice choose, one at least. */
function edit(text, other, random) {
  const sentences = sentencesOf(text);
  const at = () => Math.floor(random() * sentences.length);
  const fresh = sentencesOf(other).slice(0, 3);
  const edits = [
    () => sentences.splice(at(), Math.max(1, Math.round(0.12 * sentences.length))),
    () => sentences.splice(at(), 0, ...fresh),
    () => sentences.push(...fresh.slice(0, 2)),
    () => {
      const index = at();
      sentences[index] = sentences[index].replace(/\p{Nd}+/gu, (digits) => String(Number(digits) + 1));
    },
    () => {
      const [from, to] = [at(), at()];
      sentences.splice(to, 0, ...sentences.splice(from, 1));
    },
  ];
  const chosen = edits.filter(() => random() < 0.5);
  for (const apply of chosen.length === 0 ? [edits[1]] : chosen) apply();
  return sentences.join('').trim();
}

/**
 * @param documents records with id and text, none of which is a revision of another
 * @returns records, and the cluster of each
 */
export function plant(documents, seed, share = 0.4) {
  const random = seeded(seed);
  const records = [];
  const gold = [];
  for (const [index, { id, text }] of documents.entries()) {
    const add = (name, words) => {
      records.push({ id: name, text: words });
      gold.push([id, name]);
    };
    add(id, text);
    if (random() >= share) continue;
    let version = text;
    const count = 1 + Math.floor(random() * 3);
    for (let number = 1; number <= count; number++) {
      const other = documents[(index + 7 * number + 1) % documents.length].text;
      version = edit(version, other, random);
      add(`${id}~${number}`, version);
    }
  }
  return { records, gold };
}
