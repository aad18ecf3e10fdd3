/** Edits paragraphs as desks do, each in a stated measure: the share of words that are not in order in both. */

/** The share of the words of the longer text that the other does not have in the same order. */
export function distance(left, right) {
  let row = new Uint16Array(right.length + 1);
  for (const word of left) {
    const next = new Uint16Array(right.length + 1);
    for (let at = 0; at < right.length; at++)
      next[at + 1] = word === right[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]);
    row = next;
  }
  return 1 - row[right.length] / Math.max(left.length, right.length, 1);
}

const copy = (content) => structuredClone(content);
const unitsOf = ({ sentences }) => sentences.flatMap((parts) => parts.flatMap(({ units }) => units));
const isNumber = ({ kind }) => ['count', 'percent', 'money'].includes(kind);

/** Up to an eighth of the words: a word, a name that is shortened, a date that is adapted, a clause of a few words moved. */
export function editLightly(draw, speech, content, cast) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const edited = copy(content);
    for (let edits = draw.between(1, 3); edits > 0; edits--)
      draw.pick(lightEdits)(draw, speech, edited, cast);
    const share = distance(speech.words(content), speech.words(edited));
    if (share > 0 && share <= 0.15) return edited;
  }
  return null;
}

/** A third to half of the words: others in their places, clauses put otherwise, left out, brought in, in another order. */
export function editHeavily(draw, speech, content, cast) {
  const before = speech.words(content);
  const least = 0.34 + 0.01 * draw.below(13);
  let edited = copy(content);
  for (let attempt = 0; attempt < 200; attempt++) {
    const next = copy(edited);
    draw.pick(heavyEdits)(draw, speech, next, cast);
    const share = distance(before, speech.words(next));
    if (share > 0.5) continue;
    edited = next;
    if (share >= least) return edited;
  }
  return null;
}

/** The same numbers in other forms; null where it has none. */
export function translateNumbers(draw, speech, content) {
  const edited = copy(content);
  for (const unit of unitsOf(edited).filter(isNumber)) unit.style += 1 + draw.below(2);
  return speech.text(edited) === speech.text(content) ? null : edited;
}

/** The words of a quotation with another speaker. */
export function reattribute(draw, _, content, cast) {
  const others = cast.people.filter(({ last }) => last !== content.speaker.last);
  return { ...copy(content), speaker: draw.pick(others), form: content.form };
}

/** One sentence of several; null where there is only one. */
export function cut(draw, content) {
  if (content.sentences.length < 2) return null;
  const kept = draw.below(content.sentences.length);
  return { ...copy(content), sentences: [copy(content.sentences[kept])] };
}

/** Another fact that is told in the same frame: other names, numbers and days, and other nouns and verbs in most places. */
export function twin(draw, speech, content, cast) {
  const other = copy(content);
  for (const unit of unitsOf(other)) {
    // A twin may speak of the same officer.
    if (unit.isFixed === true) continue;
    if (unit.kind === 'name') unit.person = speech.person();
    else if (unit.kind === 'place') unit.word = speech.properName();
    else if (unit.kind === 'date') unit.date = { month: draw.below(12), day: draw.between(1, 28) };
    else if (unit.value !== undefined) unit.value = speech.value(unit.kind);
    else if (unit.list !== undefined && draw.chance(0.8)) unit.word = speech.unit(unit.list, cast).word;
  }
  return other;
}

function swapWord(draw, speech, content, cast) {
  const units = unitsOf(content).filter(({ list, isFixed }) => list !== undefined && isFixed !== true);
  if (units.length === 0) return;
  const unit = draw.pick(units);
  unit.word = speech.unit(unit.list, cast).word;
}

function shortenName(draw, _, content) {
  const units = unitsOf(content).filter(({ kind }) => kind === 'name');
  if (units.length > 0) draw.pick(units).style = 1 + draw.below(2);
  else if (content.speaker !== undefined) content.style = 1;
}

function adaptDate(draw, _, content) {
  const units = unitsOf(content).filter(({ kind }) => kind === 'date');
  if (units.length > 0) draw.pick(units).style += 1 + draw.below(3);
}

function retellNumber(draw, _, content) {
  const units = unitsOf(content).filter(isNumber);
  if (units.length > 0) draw.pick(units).style += 1;
}

function correctNumber(draw, speech, content) {
  const units = unitsOf(content).filter(isNumber);
  if (units.length === 0) return;
  const unit = draw.pick(units);
  unit.value = speech.value(unit.kind);
}

function addWord(draw, speech, content, cast) {
  const part = draw.pick(draw.pick(content.sentences));
  part.units.splice(
    draw.below(part.units.length + 1),
    0,
    speech.unit(draw.chance(0.5) ? 'adverb' : 'adjective', cast),
  );
}

function dropWord(draw, _, content) {
  const part = draw.pick(draw.pick(content.sentences));
  const at = part.units.findIndex(({ list }) => list === 'adjective' || list === 'adverb');
  if (at !== -1 && part.units.length > 3) part.units.splice(at, 1);
}

function attributeOtherwise(draw, speech, content) {
  if (content.speaker !== undefined) content.form = draw.below(speech.tongue.said.length);
}

function moveClause(draw, _, content) {
  const parts = draw.pick(content.sentences);
  if (parts.length < 2) return;
  const [moved] = parts.splice(1 + draw.below(parts.length - 1), 1);
  parts.splice(draw.below(parts.length + 1), 0, moved);
}

function putClauseOtherwise(draw, speech, content, cast) {
  const parts = draw.pick(content.sentences);
  const sides = parts.filter(({ isMain }) => !isMain);
  if (sides.length > 0) draw.pick(sides).units = speech.side(cast).units;
}

function addClause(_, speech, content, cast) {
  content.sentences.at(-1).push(speech.side(cast));
}

function dropClause(draw, _, content) {
  const parts = draw.pick(content.sentences);
  const at = parts.findLastIndex(({ isMain }) => !isMain);
  if (at !== -1 && parts.length > 2) parts.splice(at, 1);
}

const lightEdits = [
  swapWord,
  swapWord,
  shortenName,
  adaptDate,
  retellNumber,
  correctNumber,
  addWord,
  dropWord,
  attributeOtherwise,
];
const heavyEdits = [
  ...lightEdits,
  swapWord,
  swapWord,
  moveClause,
  moveClause,
  putClauseOtherwise,
  addClause,
  dropClause,
];
