/**
 * Sentences in, histories of one article with edits whose truth is known out. A sentence keeps its number
 * through all edits, and every character the revision that brought it in. The same seed makes the same history.
 */
import { createHash } from 'node:crypto';
import { segment } from '../../../dist/text/segment.js';
import { tokenize } from '../../../dist/text/tokens.js';

export const kinds = [
  'edit',
  'add',
  'delete',
  'move',
  'move-edit',
  'split',
  'merge',
  'regroup',
  'reintroduced',
];
const lightShare = 0.12;
const heavyShare = 0.4;

/**
 * A history of `count` revisions in light or heavy edits; null where segmentation cuts the text otherwise, so
 * that its truth could not be told. One that is not traced has texts alone.
 */
export function plantHistory(source, { random, count, isHeavy, paragraphs = 24, isTraced = true }) {
  const world = new World(source, random, { isHeavy, paragraphs });
  const revisions = [world.first()];
  while (revisions.length < count) revisions.push(world.next(revisions));
  if (!isTraced) return { texts: revisions.map((revision) => toText(revision, source.space)) };
  const documents = revisions.map((revision, index) => toDocument(toText(revision, source.space), index));
  return revisions.every((revision, index) => isCutAlike(documents[index], revision))
    ? { documents, revisions, edges: trueEdges(revisions) }
    : null;
}

/** Paragraphs are lists of sentences `{ number, text, origins }`; `origins[i]` belongs to the i-th code unit. */
class World {
  constructor(source, random, { isHeavy, paragraphs }) {
    Object.assign(this, { source, random, isHeavy, paragraphs, numbers: 0, revision: 0, gone: [] });
    this.known = new Set();
    this.pool = this.article();
    while (this.pool.length < 2 * paragraphs) this.pool.push(...this.article());
    this.fresh = [];
  }

  /** An article's sentences that were not used before. */
  article() {
    const { articles } = this.source;
    const sentences = articles[this.below(articles.length)].filter((text) => !this.known.has(text));
    for (const text of sentences) this.known.add(text);
    return sentences;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  sentence(text) {
    return { number: this.numbers++, text, origins: Array(text.length).fill(this.revision) };
  }

  first() {
    const paragraphs = [];
    let next = 0;
    while (next < this.pool.length && paragraphs.length < this.paragraphs) {
      const size = 1 + this.below(3);
      paragraphs.push(this.pool.slice(next, next + size).map((text) => this.sentence(text)));
      next += size;
    }
    return paragraphs;
  }

  next(revisions) {
    this.revision = revisions.length;
    let current = revisions.at(-1);
    const touched = new Set();
    const edits = 1 + this.below(3);
    for (let edit = 0; edit < edits; edit++) {
      const changed = this.apply(kinds[this.below(kinds.length)], current, touched, revisions);
      if (changed === null) continue;
      current = changed;
    }
    return current;
  }

  /** One edit, away from the others of its step: neighbours of what it changes are left alone. */
  apply(kind, current, touched, revisions) {
    const isFree = (at, size = 1) =>
      Array.from({ length: size + 2 }, (_, step) => current[at - 1 + step]).every(
        (paragraph) => paragraph === undefined || !touched.has(paragraph),
      );
    const touch = (...paragraphs) => {
      for (const paragraph of paragraphs) touched.add(paragraph);
    };
    const at = this.below(current.length);
    const chosen = current[at];
    const rest = current.filter((_, index) => index !== at);
    const replace = (size, ...paragraphs) => {
      // The neighbours are kept out of later edits of this step.
      touch(
        ...paragraphs,
        ...[current[at - 1], current[at + size]].filter((paragraph) => paragraph !== undefined),
      );
      return [...current.slice(0, at), ...paragraphs, ...current.slice(at + size)];
    };
    switch (kind) {
      case 'edit':
        return isFree(at) ? replace(1, this.reword(chosen)) : null;
      case 'add': {
        // They come from another article, so that a new one resembles no old one by its subject.
        if (this.fresh.length < 2) this.fresh.push(...this.article());
        if (!isFree(at) || this.fresh.length < 2) return null;
        return replace(
          1,
          this.fresh.splice(0, 1 + this.below(2)).map((text) => this.sentence(text)),
          chosen,
        );
      }
      case 'delete':
        if (!isFree(at) || current.length < 8) return null;
        this.gone.push({ paragraph: chosen, revision: this.revision });
        touch(...[current[at - 1], current[at + 1]].filter((paragraph) => paragraph !== undefined));
        return rest;
      case 'move':
      case 'move-edit':
        return this.move(kind, current, at, isFree(at), touched);
      case 'split':
        if (!isFree(at) || chosen.length < 2) return null;
        return replace(1, ...this.rewordParts([chosen.slice(0, 1), chosen.slice(1)]));
      case 'merge':
        if (!isFree(at, 2) || current[at + 1] === undefined) return null;
        return replace(2, ...this.rewordParts([[...chosen, ...current[at + 1]]]));
      case 'regroup': {
        const other = current[at + 1];
        if (!isFree(at, 2) || other === undefined || other.length < 2) return null;
        return replace(2, ...this.rewordParts([[...chosen, other[0]], other.slice(1)]));
      }
      default:
        return this.bringBack(current, at, isFree, replace, revisions);
    }
  }

  /** Over a stretch that is heavier than what moves: otherwise it is the stretch that has moved. */
  move(kind, current, at, isFree, touched) {
    const size = (paragraphs) => paragraphs.flat().reduce((sum, { text }) => sum + text.length, 0);
    const chosen = current[at];
    const rest = current.filter((_, index) => index !== at);
    const to = this.below(rest.length + 1);
    const passed = to <= at ? rest.slice(to, at) : rest.slice(at, to);
    const around = [rest[to - 1], rest[to]].filter((paragraph) => paragraph !== undefined);
    if (!isFree || passed.length < 3 || size(passed) < 2 * size([chosen])) return null;
    // Only one move a step: of two that cross, either may be the one that moved.
    if (this.movedIn === this.revision || around.some((paragraph) => touched.has(paragraph))) return null;
    this.movedIn = this.revision;
    const moved = kind === 'move' ? [...chosen] : this.reword(chosen);
    for (const paragraph of [moved, ...around]) touched.add(paragraph);
    return [...rest.slice(0, to), moved, ...rest.slice(to)];
  }

  bringBack(current, at, isFree, replace, revisions) {
    const index = this.gone.findIndex(({ revision }) => revision < this.revision);
    if (index === -1 || !isFree(at)) return null;
    const [{ paragraph }] = this.gone.splice(index, 1);
    const present = new Set(
      revisions
        .at(-1)
        .flat()
        .map(({ number }) => number),
    );
    if (paragraph.some(({ number }) => present.has(number))) return null;
    return replace(1, this.isHeavy ? this.reword(paragraph) : [...paragraph], current[at]);
  }

  /** In light histories splits and joins move the break alone, in heavy ones the words change too. */
  rewordParts(parts) {
    return this.isHeavy ? parts.map((part) => this.reword(part)) : parts;
  }

  /** Light: some words of one sentence. Heavy: two in five words of every sentence. */
  reword(paragraph) {
    const only = this.isHeavy ? -1 : this.below(paragraph.length);
    return paragraph.map((sentence, index) =>
      only === -1 || only === index ? this.rewordSentence(sentence) : sentence,
    );
  }

  rewordSentence({ number, text, origins }) {
    const tokens = tokenize(text).map(({ charSpan }) => charSpan);
    const wanted = Math.max(1, Math.round((this.isHeavy ? heavyShare : lightShare) * tokens.length));
    const chosen = new Set();
    for (let tries = 0; chosen.size < wanted && tries < 200; tries++) {
      const start = this.below(tokens.length);
      for (let step = 0; step < (this.isHeavy ? 3 : 1) && chosen.size < wanted; step++)
        if (start + step < tokens.length) chosen.add(start + step);
    }
    let result = '';
    const traced = [];
    let end = 0;
    const keep = (to) => {
      result += text.slice(end, to);
      traced.push(...origins.slice(end, to));
    };
    for (const index of [...chosen].sort((left, right) => left - right)) {
      const [start, stop] = tokens[index];
      keep(start);
      const word = this.newWord(text, text.slice(start, stop));
      result += word;
      traced.push(...Array(word.length).fill(this.revision));
      end = stop;
    }
    keep(text.length);
    return { number, text: result, origins: traced };
  }

  newWord(text, former) {
    const { words } = this.source;
    for (;;) {
      const word = words[this.below(words.length)];
      if (text.includes(word)) continue;
      return /^\p{Lu}/u.test(former) ? word[0].toUpperCase() + word.slice(1) : word;
    }
  }
}

function toText(revision, space) {
  return `${revision.map((sentences) => sentences.map(({ text }) => text).join(space)).join('\n\n')}\n`;
}

export function toDocument(text, index) {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return segment({
    id: `r${String(index).padStart(4, '0')}`,
    sha256,
    encoding: 'utf-8',
    hasByteOrderMark: false,
    text,
  });
}

function isCutAlike({ blocks, text }, revision) {
  return (
    blocks.length === revision.length &&
    blocks.every(
      ({ kind, sentences }, index) =>
        kind === 'body' &&
        sentences.length === revision[index].length &&
        sentences.every(({ charSpan }, at) => text.slice(...charSpan) === revision[index][at].text),
    )
  );
}

/** Edges between paragraphs: `from`, `to` as [revision, paragraph], and the type by what was done to them. */
function trueEdges(revisions) {
  const edges = [];
  const homes = revisions.map(
    (revision) =>
      new Map(revision.flatMap((paragraph, index) => paragraph.map(({ number }) => [number, index]))),
  );
  for (let to = 1; to < revisions.length; to++) {
    const pairs = new Map();
    for (const [index, paragraph] of revisions[to].entries()) {
      for (const { number } of paragraph) {
        let from = to - 1;
        while (from >= 0 && !homes[from].has(number)) from--;
        if (from >= 0)
          pairs.set(`${from} ${homes[from].get(number)} ${index}`, [from, homes[from].get(number), index]);
      }
    }
    edges.push(...nameTrue([...pairs.values()], revisions, to));
  }
  return edges;
}

function nameTrue(pairs, revisions, to) {
  const near = pairs.filter(([from]) => from === to - 1);
  const moved = findTrueMoves(near, revisions, to);
  return pairs.map(([from, x, y]) => {
    const edge = { from: [from, x], to: [to, y] };
    if (from !== to - 1) return { ...edge, type: 'reintroduced' };
    const targets = near.filter((pair) => pair[1] === x).map((pair) => pair[2]);
    const sources = near.filter((pair) => pair[2] === y).map((pair) => pair[1]);
    const isMany = (list) => list.length > 1;
    const splits =
      isMany(targets) || sources.some((source) => isMany(near.filter((pair) => pair[1] === source)));
    const joins =
      isMany(sources) || targets.some((target) => isMany(near.filter((pair) => pair[2] === target)));
    if (splits && joins) return { ...edge, type: 'regroup' };
    if (splits) return { ...edge, type: 'split' };
    if (joins) return { ...edge, type: 'merge' };
    const textOf = (paragraph) => paragraph.map(({ text }) => text).join(' ');
    const isSame = textOf(revisions[from][x]) === textOf(revisions[to][y]);
    const isMoved = moved.has(`${x} ${y}`);
    return { ...edge, type: isSame ? (isMoved ? 'move' : 'same') : isMoved ? 'move-edit' : 'edit' };
  });
}

/** At most one paragraph moves in a step: the one without which all others keep their order. */
function findTrueMoves(pairs, revisions, to) {
  const sorted = [...pairs].sort((left, right) => left[1] - right[1] || left[2] - right[2]);
  const isOrdered = (list) => list.every((pair, index) => index === 0 || list[index - 1][2] <= pair[2]);
  if (isOrdered(sorted)) return new Set();
  const sizeOf = ([, x]) => revisions[to - 1][x].reduce((sum, { text }) => sum + text.length, 0);
  const culprits = sorted.filter((pair) => isOrdered(sorted.filter((other) => other !== pair)));
  const lightest = culprits.sort((left, right) => sizeOf(left) - sizeOf(right))[0];
  return new Set(lightest === undefined ? [] : [`${lightest[1]} ${lightest[2]}`]);
}
