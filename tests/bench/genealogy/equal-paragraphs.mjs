/** Tells threads in the naive way, so that it shows how hard what was planted is. */

/** Paragraphs that are equal, byte for byte, are one; the oldest by its date is the first. */
export function equalParagraphs({ records }) {
  const byDate = records.toSorted(
    (left, right) => order(left.date ?? '9', right.date ?? '9') || order(left.id, right.id),
  );
  const rows = new Map();
  for (const { id, text, publisher } of byDate)
    for (const { 0: words, index } of text.matchAll(/[^\n]+/g)) {
      const start = Buffer.byteLength(text.slice(0, index));
      const row = rows.get(words) ?? { words, isDated: true, outlets: new Set(), carriers: [] };
      row.outlets.add(publisher);
      row.carriers.push({ document: id, span: [start, start + Buffer.byteLength(words)] });
      rows.set(words, row);
    }
  return [...rows.values()].map((row) => ({ ...row, role: roleOfEqual(row) }));
}

const order = (left, right) => (left < right ? -1 : left > right ? 1 : 0);

function roleOfEqual({ words, carriers, outlets }) {
  if (carriers.length === 1) return 'body';
  if (outlets.size === 1 && carriers.length > 5) return 'boilerplate';
  return /^["“«]/u.test(words) ? 'quotation' : 'background';
}
