/**
 * Scores the links between sentences. A sentence of the program and one of the gold are the same where they share
 * half of the shorter one, so that neither has to cut like the other.
 */
import { ByteOffsets } from '../../dist/text/byte-offsets.js';

const letters = 'ABCDEFGH';
const overlap = (a, b) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const isSame = (a, b) => overlap(a, b) * 2 >= Math.min(a[1] - a[0], b[1] - b[0]) && overlap(a, b) > 0;

/** Counts right and wrong links, and sentences called dropped or new, over all steps of a family. */
export function scoreEdges({ alignment, revisions }, labels) {
  const score = {
    edges: 0,
    rightEdges: 0,
    linked: 0,
    found: 0,
    dropped: 0,
    hinted: 0,
    rightHinted: 0,
    rightDropped: 0,
    new: 0,
    rightNew: 0,
    wrong: [],
  };
  const offsets = revisions.map(({ text }) => new ByteOffsets(text));
  const units = alignment.revisions.map((revision, index) =>
    revision.blocks.flatMap(({ kind, sentences }, block) =>
      kind === 'furniture'
        ? []
        : sentences.map(({ charSpan }, sentence) => ({
            key: `${index} ${block} ${sentence}`,
            span: offsets[index].toSpan(charSpan),
            text: revision.text.slice(...charSpan),
          })),
    ),
  );
  const unitOf = new Map(units.flat().map((unit) => [unit.key, unit]));
  const keyOf = ({ revision, block, sentence }) => `${revision} ${block} ${sentence}`;
  for (let newer = 1; newer < revisions.length; newer++) {
    const step = `${letters[newer - 1]}${letters[newer]}`;
    const own = labels.filter((label) => label.step === step);
    const gold = own.filter(({ kind }) => kind === 'equal' || kind === 'edge').flatMap(pairUp);
    const open = own.filter(({ kind }) => kind === 'open').flatMap(pairUp);
    const said = alignment.edges
      .filter(({ from, to }) => from.revision === newer - 1 && to.revision === newer)
      .map(({ from, to, ...rest }) => ({
        ...rest,
        from: unitOf.get(keyOf(from)),
        to: unitOf.get(keyOf(to)),
      }));
    const matches = (edge, pair) => isSame(edge.from.span, pair.older) && isSame(edge.to.span, pair.newer);
    for (const edge of said) {
      if (edge.from.text === edge.to.text || open.some((pair) => matches(edge, pair))) continue;
      score.edges++;
      if (gold.some((pair) => matches(edge, pair))) score.rightEdges++;
      else
        score.wrong.push(
          `edges wrong ${step} ${edge.rule} ${edge.similarity.toFixed(2)}/${edge.runnerUp.toFixed(2)}\n    - ${edge.from.text}\n    + ${edge.to.text}`,
        );
    }
    for (const label of own.filter(({ kind }) => kind === 'edge'))
      for (const pair of pairUp(label)) {
        score.linked++;
        if (said.some((edge) => matches(edge, pair))) score.found++;
        else
          score.wrong.push(
            `edges missed ${step} ${label.reason}\n    - ${slice(revisions[newer - 1], pair.older)}\n    + ${slice(revisions[newer], pair.newer)}`,
          );
      }
    const linked = gold;
    const spans = { older: own.flatMap(({ older }) => older), newer: own.flatMap(({ newer }) => newer) };
    // A stretch of what the gold takes for one sentence has no label of its own.
    const isStretch = (span, side) =>
      spans[side].some((whole) => isSame(span, whole) && overlap(span, whole) * 2 < whole[1] - whole[0]);
    const isOpen = (span, side) =>
      open.some((pair) => isSame(span, pair[side])) && !gold.some((pair) => isSame(span, pair[side]));
    const hinted = new Set(alignment.hints.map(({ from }) => keyOf(from)));
    const leaving = new Set(said.map(({ from }) => from.key));
    const arriving = new Set(
      alignment.edges.filter(({ to }) => to.revision === newer).map(({ to }) => keyOf(to)),
    );
    for (const unit of units[newer - 1]) {
      if (leaving.has(unit.key) || !/[\p{L}\p{N}]/u.test(unit.text)) continue;
      if (isOpen(unit.span, 'older') || isStretch(unit.span, 'older')) continue;
      score.dropped++;
      if (hinted.has(unit.key)) {
        score.hinted++;
        if (linked.some(({ older }) => isSame(unit.span, older))) score.rightHinted++;
      }
      if (!linked.some(({ older }) => isSame(unit.span, older))) score.rightDropped++;
      else
        score.wrong.push(
          `dropped wrong${hinted.has(unit.key) ? ', hinted at' : ''} ${step}\n    - ${unit.text}`,
        );
    }
    for (const unit of units[newer]) {
      if (arriving.has(unit.key) || !/[\p{L}\p{N}]/u.test(unit.text)) continue;
      if (isOpen(unit.span, 'newer') || isStretch(unit.span, 'newer')) continue;
      score.new++;
      if (!linked.some((pair) => isSame(unit.span, pair.newer))) score.rightNew++;
    }
  }
  return score;
}

function pairUp({ older, newer }) {
  return older.flatMap((from) => newer.map((to) => ({ older: from, newer: to })));
}

function slice({ text }, [start, end]) {
  return Buffer.from(text).subarray(start, end).toString();
}
