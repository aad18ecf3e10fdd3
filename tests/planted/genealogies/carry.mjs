/** Carries a planted paragraph into a report: in its words or edited, whole, split, cut, or in one paragraph with other text. */
import { cut, distance, editHeavily, editLightly, reattribute, translateNumbers } from './edits.mjs';

const edits = {
  background: [
    ['same', 35],
    ['light', 35],
    ['numbers', 12],
    ['heavy', 18],
  ],
  quotation: [
    ['same', 42],
    ['light', 32],
    ['reattributed', 14],
    ['heavy', 12],
  ],
};
const shapes = [
  ['whole', 78],
  ['split', 7],
  ['joined', 8],
  ['cut', 7],
];

/**
 * The paragraphs that carry `thread` into a report: one, or two where it is split. `companion` makes a sentence of the
 * report to stand beside it.
 */
export function carry(context, thread, companion) {
  const { draw, topic } = context;
  const { speech } = topic;
  const piece = (content, edit, shape = 'whole') => ({
    thread,
    content,
    text: speech.text(content),
    edit,
    shape,
  });
  if (thread.readings.length === 0) {
    thread.readings.push(thread.content);
    return [[piece(thread.content, 'first')]];
  }
  const { content, edit } = reword(context, thread);
  thread.readings.push(content);
  const shape = edit === 'heavy' ? 'whole' : draw.choose(shapes);
  const isQuotation = content.speaker !== undefined;
  if (shape === 'joined') {
    const pair = [piece(content, edit, shape), { ...companion(), shape }];
    return [draw.chance(0.5) ? pair : pair.reverse()];
  }
  if (shape === 'split' && !isQuotation && content.sentences.length > 1) {
    const at = 1 + draw.below(content.sentences.length - 1);
    const halves = [content.sentences.slice(0, at), content.sentences.slice(at)];
    return halves.map((sentences) => [piece({ ...content, sentences }, edit, shape)]);
  }
  const short = shape === 'cut' ? cut(draw, content) : null;
  return [[short === null ? piece(content, edit) : piece(short, edit, shape)]];
}

/** Another reading, by what is done to an earlier one, and how far it is then from the first. */
function reword({ draw, topic }, thread) {
  const { speech, cast } = topic;
  const [first] = thread.readings;
  const source = draw.chance(0.5) ? first : draw.pick(thread.readings);
  const kind = draw.choose(edits[thread.kind]);
  const change = {
    light: editLightly,
    heavy: editHeavily,
    numbers: translateNumbers,
    reattributed: reattribute,
  }[kind];
  const content = change?.(draw, speech, source, cast) ?? source;
  const share = distance(speech.words(first), speech.words(content));
  // Edited again and again, it would be another paragraph.
  if (share > 0.5) return { content: first, edit: 'same' };
  if (speech.text(content) === speech.text(first)) return { content, edit: 'same' };
  if (share >= 0.25) return { content, edit: 'heavy' };
  return { content, edit: content === source || kind === 'heavy' ? 'light' : kind };
}

/** The paragraphs of another's report under one's own masthead: some edited lightly, some left out at the end. */
export function syndicate({ draw, topic }, paragraphs) {
  const { speech, cast } = topic;
  const kept = paragraphs.slice(0, Math.max(3, paragraphs.length - draw.below(4)));
  return kept.map((pieces) =>
    pieces.map((piece) => {
      if (piece.thread.kind === 'body') piece.thread.kind = 'syndicated';
      const content =
        piece.content !== undefined && draw.chance(0.2)
          ? editLightly(draw, speech, piece.content, cast)
          : null;
      if (content === null) return piece.edit === 'first' ? { ...piece, edit: 'same' } : piece;
      return {
        ...piece,
        content,
        text: speech.text(content),
        edit: piece.edit === 'heavy' ? 'heavy' : 'light',
      };
    }),
  );
}
