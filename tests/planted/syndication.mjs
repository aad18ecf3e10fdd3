/**
 * Plants syndication trees: an agency's report with its revisions, and who took it from whom, through newsrooms that cut
 * from the end, drop paragraphs, rewrite leads, follow their house style, add text of their own, make mistakes that
 * descend, and are corrected or not. It knows nothing of the code that finds such trees. The same seed gives the same
 * trees anywhere; even seeds are for fitting, odd ones for figures.
 */
import { seededRandom } from '../../dist/base/seeded-random.js';
import { applyHabits, copyEdit, habitNames, mistype, writeStory } from './syndication-text.mjs';

const agencies = ['Reuters', 'AFP', 'AP', 'dpa', 'Norvik Press Agency', 'Xinhua', 'Interfax', 'BTA'];
const outletWords = [
  ['Daily', 'Evening', 'Sunday', 'Morning', 'National', 'Free', 'New', 'Northern', 'Coastal', 'Metro'],
  [
    'Courier',
    'Herald',
    'Post',
    'Gazette',
    'Observer',
    'Standard',
    'Echo',
    'Mirror',
    'Chronicle',
    'Ledger',
    'Argus',
    'Tribune',
  ],
];
const minute = 60_000;

/**
 * One tree. `isDated` false gives no date to any record; `isComplete` false leaves the agency's own text out.
 * Returns records as a crawl has them and the truth beside them.
 */
export function plantSyndication(seed, { isDated = true, isComplete = undefined } = {}) {
  const random = seededRandom(seed * 7919 + 13);
  const below = (limit) => Math.floor(random() * limit);
  const pick = (items) => items[below(items.length)];
  const chance = (share) => random() < share;
  const agency = pick(agencies);
  const story = writeStory(random, 6 + below(20));
  const size = 3 + Math.floor(23 * random() ** 1.5);
  // How eager its newsrooms are to take from each other rather than from the wire.
  const fromWire = 0.3 + 0.5 * random();
  const source = makeSource({ agency, story, random, below, chance });
  const nodes = [source];
  for (let made = 0; made < size; made++) {
    const parent = pickParent(nodes, { chance, pick, fromWire });
    nodes.push(makeCarrier(parent, nodes, { agency, story, random, below, pick, chance }));
  }
  const hasSource = isComplete ?? chance(0.75);
  return describe(nodes, { seed, hasSource, isDated, agency, below, chance, story });
}

function makeSource({ agency, story, random, below, chance }) {
  const { own } = story;
  const time = Date.UTC(2026, below(10), 1 + below(27), below(24), below(60));
  const first = {
    time,
    headline: story.headline,
    dateline: { place: own.City, agency },
    credit: chance(0.4) ? `Reporting by ${agency} staff in ${own.City}` : null,
    notice: null,
    paragraphs: story.paragraphs,
  };
  const node = { outlet: agency, parent: null, depth: 0, revisions: [first], correction: null, second: null };
  if (!chance(0.6)) return node;
  // A later revision: a figure or a name is put right, and the report may grow.
  const place = below(Math.min(first.paragraphs.length, 8));
  const paragraphs = first.paragraphs.map((paragraph) => [...paragraph]);
  const line = below(paragraphs[place].length);
  const before = paragraphs[place][line];
  const after = correct(before, random);
  if (after === before) return node;
  paragraphs[place][line] = after;
  if (chance(0.4)) paragraphs.splice(1 + below(paragraphs.length - 1), 0, [story.ownParagraph()]);
  const second = {
    ...first,
    time: time + (20 + below(500)) * minute,
    notice: chance(0.5) ? `(Corrects paragraph ${place + 1})` : null,
    paragraphs,
  };
  node.revisions.push(second);
  node.correction = { before, after };
  return node;
}

/** Puts the first figure right, or a weekday. */
function correct(sentence, random) {
  if (/\d/.test(sentence))
    return sentence.replace(/\d+/, (figure) => String(Number(figure) + 1 + Math.floor(random() * 8)));
  return sentence.replace(/Monday|Tuesday|Wednesday|Thursday|Friday/, 'Saturday');
}

function pickParent(nodes, { chance, pick, fromWire }) {
  if (nodes.length === 1 || chance(fromWire)) return nodes[0];
  const carriers = nodes.slice(1).filter(({ depth }) => depth < 5);
  return carriers.length === 0 ? nodes[0] : pick(carriers);
}

function makeCarrier(parent, nodes, { agency, story, random, below, pick, chance }) {
  const outlet = nameOutlet(nodes, pick);
  const time = parent.revisions[0].time + Math.ceil(5 * minute * 300 ** random());
  // What was corrected by then is taken as it is now, but for those who work from a copy.
  const taken = parent.revisions.filter((revision) => revision.time < time);
  const from = chance(0.9) ? taken.at(-1) : taken[0];
  const style = habitNames.filter(() => chance(0.22));
  const edit = { story, random, below, pick, chance, style, agency, outlet };
  let text = { ...from, time, notice: null };
  if (chance(0.15)) text = { ...text, headline: chance(0.5) ? text.headline : story.otherHeadline() };
  else text = rework(text, parent, edit);
  let second = null;
  const others = nodes.filter((node) => node !== parent && node.revisions[0].time < time);
  if (others.length > 0 && chance(0.1)) {
    second = pick(others);
    text = borrow(
      text,
      second.revisions.findLast((revision) => revision.time < time),
      edit,
    );
  }
  const revisions = [text];
  const correction = nodes[0].correction;
  if (correction !== null && chance(0.3)) {
    const mended = mend(text, correction, style);
    if (mended !== null)
      revisions.push({
        ...mended,
        time: Math.max(time, nodes[0].revisions.at(-1).time) + (10 + below(300)) * minute,
      });
  }
  return { outlet, parent, depth: parent.depth + 1, from, revisions, second, style };
}

function nameOutlet(nodes, pick) {
  for (;;) {
    const name = `${pick(outletWords[0])} ${pick(outletWords[1])}`;
    if (!nodes.some(({ outlet }) => outlet === name)) return name;
  }
}

/** What a desk does to what it takes. */
function rework(text, parent, { story, random, below, pick, chance, style, outlet }) {
  let { headline, dateline, credit } = text;
  let paragraphs = text.paragraphs.map((paragraph) => [...paragraph]);
  if (chance(0.45))
    paragraphs = paragraphs.slice(0, Math.max(2, Math.ceil(paragraphs.length * (0.4 + 0.55 * random()))));
  if (chance(0.3)) paragraphs = paragraphs.filter((_, at) => at === 0 || !chance(0.15));
  if (chance(0.35)) paragraphs[0] = [story.rewrittenLead(), ...paragraphs[0].slice(1)];
  paragraphs = paragraphs
    .map((paragraph) =>
      paragraph.flatMap((sentence) => {
        if (paragraph.length > 1 && chance(0.03)) return [];
        return [chance(0.06) ? copyEdit(sentence, random) : sentence];
      }),
    )
    .filter((paragraph) => paragraph.length > 0);
  if (chance(0.35)) {
    const count = 1 + below(2);
    for (let made = 0; made < count; made++)
      paragraphs.splice(chance(0.6) ? paragraphs.length : 1 + below(paragraphs.length), 0, [
        story.ownParagraph(),
      ]);
  }
  if (chance(0.15)) paragraphs = regroup(paragraphs, below);
  for (let mistakes = 0; mistakes < 3 && chance(0.4); mistakes++) {
    const paragraph = pick(paragraphs);
    const at = below(paragraph.length);
    paragraph[at] = mistype(paragraph[at], random);
  }
  paragraphs = paragraphs.map((paragraph) => paragraph.map((sentence) => applyHabits(sentence, style)));
  const draw = random();
  if (draw < 0.35) headline = story.otherHeadline();
  else if (draw < 0.55) headline = copyEdit(headline, random);
  if (dateline !== null && chance(0.3)) dateline = chance(0.5) ? null : { ...dateline, agency: null };
  if (chance(0.3)) credit = credit === null ? `Source: ${parent.outlet}` : null;
  else if (chance(0.1)) credit = `With reporting by ${outlet} and ${parent.outlet}`;
  return { ...text, headline, dateline, credit, paragraphs };
}

/** Joins two paragraphs, and cuts another in two. */
function regroup(paragraphs, below) {
  const at = below(paragraphs.length - 1);
  const joined = [
    ...paragraphs.slice(0, at),
    [...paragraphs[at], ...paragraphs[at + 1]],
    ...paragraphs.slice(at + 2),
  ];
  const long = joined.findIndex((paragraph) => paragraph.length > 2);
  if (long === -1) return joined;
  return [
    ...joined.slice(0, long),
    joined[long].slice(0, 1),
    joined[long].slice(1),
    ...joined.slice(long + 1),
  ];
}

/** Takes up to three paragraphs from a second carrier that the first does not have. */
function borrow(text, other, { below, style }) {
  const has = new Set(text.paragraphs.flat());
  const extra = other.paragraphs
    .slice(1)
    .filter((paragraph) => !paragraph.some((sentence) => has.has(sentence)));
  const start = below(Math.max(1, extra.length - 2));
  const taken = extra
    .slice(start, start + 1 + below(3))
    .map((paragraph) => paragraph.map((sentence) => applyHabits(sentence, style)));
  return { ...text, paragraphs: [...text.paragraphs, ...taken] };
}

/** Takes the correction over into a text that has the old sentence; null where it does not. */
function mend(text, { before, after }, style) {
  const [old, now] = [applyHabits(before, style), applyHabits(after, style)];
  let isFound = false;
  const paragraphs = text.paragraphs.map((paragraph) =>
    paragraph.map((sentence) => {
      if (sentence !== before && sentence !== old) return sentence;
      isFound = true;
      return sentence === before ? after : now;
    }),
  );
  return isFound ? { ...text, paragraphs } : null;
}

function describe(nodes, { seed, hasSource, isDated, agency, below, chance, story }) {
  const shown = hasSource ? nodes : nodes.slice(1);
  const records = shown.flatMap((node) => {
    const skew = chance(0.02) ? -below(240) : 0;
    const isWithout = chance(0.1);
    const isHourly = chance(0.1);
    return node.revisions.map((revision, at) => {
      const jittered = revision.time + (skew + below(node.parent === null ? 3 : 11)) * minute;
      const time = isHourly ? jittered - (jittered % (60 * minute)) : jittered;
      const date = isDated && !isWithout ? { date: new Date(time).toISOString() } : {};
      const id = `g${seed}-${node.outlet.replaceAll(' ', '-')}-${at + 1}`;
      return { id, title: revision.headline, text: layOut(revision), publisher: node.outlet, ...date };
    });
  });
  // Files come in no order that tells anything.
  records.sort((left, right) => (hash(left.id) < hash(right.id) ? -1 : 1));
  const first = nodes.filter(({ parent }) => parent === nodes[0]);
  // One heir alone stands where the lost text stood.
  const root = hasSource ? agency : first.length > 1 ? null : first[0].outlet;
  const parentOf = (node) => (node.parent === nodes[0] && !hasSource ? null : node.parent.outlet);
  const edges = nodes
    .slice(1)
    .filter(({ outlet }) => outlet !== root)
    .map((node) => ({
      child: node.outlet,
      parent: parentOf(node),
      isMixed: node.second !== null,
      isTellable: !hasTwin(node, nodes, hasSource),
    }));
  return {
    seed,
    agency,
    root,
    edges,
    correction: describeCorrection(nodes, hasSource),
    records,
    story: story.own,
  };
}

/**
 * Whether another text that was there holds all that a carrier kept unchanged of its parent's, headline and credits included,
 * once both are written in its style: then no reader could tell which of the two it was taken from.
 */
function hasTwin({ parent, from, revisions: [own], style }, nodes, hasSource) {
  const written = ({ paragraphs }) =>
    new Set(paragraphs.flat().map((sentence) => applyHabits(sentence, style)));
  const kept = [...written(own)].filter((sentence) => written(from).has(sentence));
  const isKept = (field) => JSON.stringify(own[field]) === JSON.stringify(from[field]);
  const fields = ['headline', 'dateline', 'credit'].filter(isKept);
  return nodes.some((other) => {
    if (other === parent || (other.parent === null && !hasSource)) return false;
    return other.revisions.some((revision) => {
      if (revision === own || revision.time >= own.time) return false;
      const held = written(revision);
      const isSame = (field) => JSON.stringify(revision[field]) === JSON.stringify(from[field]);
      return kept.every((sentence) => held.has(sentence)) && fields.every(isSame);
    });
  });
}

/** Who holds the corrected words in the end, who the old ones, and who neither. */
function describeCorrection(nodes, hasSource) {
  const { correction } = nodes[0];
  if (correction === null || !hasSource) return null;
  const sides = { old: [], now: [], neither: [] };
  for (const { outlet, revisions, style } of nodes.slice(1)) {
    const held = revisions.at(-1).paragraphs.flat();
    const has = (sentence) => held.includes(sentence) || held.includes(applyHabits(sentence, style));
    sides[has(correction.after) ? 'now' : has(correction.before) ? 'old' : 'neither'].push(outlet);
  }
  return { ...correction, ...sides };
}

function layOut({ dateline, credit, notice, paragraphs }) {
  const lines = paragraphs.map((paragraph) => paragraph.join(' '));
  if (dateline !== null) {
    const { place, agency } = dateline;
    lines[0] =
      agency === null
        ? `${place.toUpperCase()} – ${lines[0]}`
        : `${place.toUpperCase()} (${agency}) – ${lines[0]}`;
  }
  const all = [...(notice === null ? [] : [notice]), ...lines, ...(credit === null ? [] : [credit])];
  return all.join('\n\n');
}

function hash(text) {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 16777619);
  return value >>> 0;
}
