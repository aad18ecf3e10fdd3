/** Keeps what was planted so that it can be asked: which threads stand where, and where a thread stands. */

/** What was planted, ready to be asked: pieces by document and by thread, the latter oldest first. */
export class Planted {
  #piecesOf = new Map();
  #ofDocument = new Map();
  #bytesBefore = new Map();
  threads;
  /** Reports of which one revision at least has a date. */
  dated;

  constructor({ records, truth, threads }) {
    const texts = new Map(records.map(({ id, text }) => [id, text]));
    this.dated = new Set(truth.filter(({ mishap }) => mishap !== 'undated').map(({ report }) => report));
    this.threads = new Map(threads.map((thread) => [thread.id, thread]));
    for (const { id, report, time, mishap, paragraphs } of truth) {
      const bytesBefore = countBytes(texts.get(id));
      this.#bytesBefore.set(id, bytesBefore);
      const pieces = paragraphs
        .flatMap(({ pieces }) => pieces)
        .map(({ thread, start, end, edit, shape }) => {
          const text = texts.get(id).slice(start, end);
          return {
            thread,
            document: id,
            report,
            time,
            mishap,
            edit,
            shape,
            text,
            start: bytesBefore[start],
            end: bytesBefore[end],
          };
        });
      this.#ofDocument.set(id, pieces);
      for (const piece of pieces) {
        if (!this.#piecesOf.has(piece.thread)) this.#piecesOf.set(piece.thread, []);
        this.#piecesOf.get(piece.thread).push(piece);
      }
    }
    for (const pieces of this.#piecesOf.values())
      pieces.sort((left, right) => left.time - right.time || left.start - right.start);
  }

  piecesOf(thread) {
    return this.#piecesOf.get(thread) ?? [];
  }

  at(document, [start, end]) {
    return (this.#ofDocument.get(document) ?? []).filter((piece) => isSame(piece, { start, end }));
  }

  /** A span in bytes for one in UTF-16 code units. */
  toBytes(document, [start, end]) {
    const before = this.#bytesBefore.get(document);
    return [before[start], before[end]];
  }
}

/** How many bytes of UTF-8 stand before each code unit, and before the end. */
function countBytes(text) {
  const before = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Two code units of a pair share four bytes.
    const width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
    before[at + 1] = before[at] + width;
  }
  return before;
}

/** Half of the shorter one lies in the other. */
export const isSame = (left, right) => {
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return shared > 0 && 2 * shared >= Math.min(left.end - left.start, right.end - right.start);
};
