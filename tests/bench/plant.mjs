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

/** Sentences; where a text has few (headlines, scripts without full stops), stretches of twelve words. */
function sentencesOf(text) {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)].map(
    ({ segment }) => segment,
  );
  return sentences.length >= 6 ? sentences : (text.match(/(?:\S+\s*){1,12}/g) ?? [text]);
}

/** One later version: of four edits, those that the dice choose, one at least. */
function edit(text, fresh, random) {
  const sentences = sentencesOf(text);
  const at = () => Math.floor(random() * sentences.length);
  const edits = [
    () => sentences.splice(at(), Math.max(1, Math.round(0.12 * sentences.length))),
    () => sentences.splice(at(), 0, ...fresh),
    () => sentences.push(' ', ...fresh.slice(0, 2)),
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
 * New text comes from `spare`, each sentence once: what another report of the set has would make the two alike.
 *
 * @param documents records with id and text, none of which is a revision of another
 * @returns records, and the cluster of each
 */
export function plant(documents, spare, seed, share = 0.4) {
  const random = seeded(seed);
  const pool = spare.flatMap(({ text }) => sentencesOf(text)).filter((sentence) => sentence.length > 20);
  const records = [];
  const gold = [];
  for (const { id, text } of documents) {
    const add = (name, words) => {
      records.push({ id: name, text: words });
      gold.push([id, name]);
    };
    add(id, text);
    if (random() >= share) continue;
    let version = text;
    const count = 1 + Math.floor(random() * 3);
    for (let number = 1; number <= count; number++) {
      version = edit(version, pool.splice(0, 3), random);
      add(`${id}~${number}`, version);
    }
  }
  return { records, gold };
}
