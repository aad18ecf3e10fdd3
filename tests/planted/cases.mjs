/**
 * Small worlds with one trap each, and what must come out of them. Sizes are arguments: the tests take small
 * ones, the table of quality the full ones.
 */
import { capital, PlantedCorpus } from './corpus.mjs';

const day = 86_400_000;
const start = Date.UTC(2026, 0, 5);

function record(id, title, paragraphs, dayNumber) {
  return { id, title, text: paragraphs.join('\n\n'), date: new Date(start + dayNumber * day).toISOString() };
}

const name = (prefix, number) => `${prefix}${String(number).padStart(6, '0')}`;

/** One report of `size` revisions, and `pages` other articles, all of them in the same furniture. */
export function familyBesideFurniture(size, pages) {
  const world = new PlantedCorpus({ seed: 11 });
  const furniture = world.many(6, () => `${capital(world.phrase(14))}.`);
  const records = [];
  let paragraphs = world.many(12, () => world.paragraph());
  for (let revision = 0; revision < size; revision++) {
    records.push(
      record(
        name('family', revision),
        'The bridge at Port Alder',
        [...paragraphs, ...furniture],
        revision / 24,
      ),
    );
    const place = world.below(paragraphs.length);
    paragraphs = paragraphs.with(
      place,
      revision % 3 === 0 ? world.paragraph() : world.edit(paragraphs[place]),
    );
  }
  for (let page = 0; page < pages; page++) {
    const body = world.many(8, () => world.paragraph());
    records.push(record(name('page', page), capital(world.phrase(8)), [...body, ...furniture], page % 300));
  }
  return records;
}

/** One form, filled in anew `copies` times, a day apart. */
export function filledInForm(copies) {
  const world = new PlantedCorpus({ seed: 12 });
  const sentences = world.many(10, () => capital(world.phrase(11)));
  return Array.from({ length: copies }, (_, copy) => {
    const fill = () => `${world.below(90_000)} in ${capital(world.phrase(1))}`;
    const body = sentences.map((sentence) => `${sentence} came to ${fill()}.`);
    return record(name('form', copy), 'Daily figures of the exchange', body, copy);
  });
}

/** Pages of one site that all say the same, under headlines that share nothing; of one in five none is known. */
export function banners(pages) {
  const world = new PlantedCorpus({ seed: 31 });
  const body = world.many(4, () => world.paragraph());
  return Array.from({ length: pages }, (_, page) =>
    record(name('banner', page), page % 5 === 4 ? '' : capital(world.phrase(7)), body, page),
  );
}

/** A ~ B ~ C, where A and C share nothing. */
export function unlikeEnds() {
  const world = new PlantedCorpus({ seed: 13 });
  const [first, second] = [world.many(6, () => world.paragraph()), world.many(6, () => world.paragraph())];
  const titles = world.many(3, () => capital(world.phrase(7)));
  return [
    record('a', titles[0], first, 0),
    record('b', titles[1], [...first.slice(3), ...second.slice(0, 3)], 3),
    record('c', titles[2], second, 6),
  ];
}

/** Two briefs, and the round-up that holds both. */
export function roundUp() {
  const world = new PlantedCorpus({ seed: 14 });
  const briefs = world.many(2, () => world.many(5, () => world.paragraph()));
  const titles = world.many(3, () => capital(world.phrase(7)));
  return [
    record('brief-1', titles[0], briefs[0], 0),
    record('brief-2', titles[1], briefs[1], 0.1),
    record('round-up', titles[2], [world.paragraph(), ...briefs[0], ...briefs[1]], 0.4),
  ];
}

/** A story that runs for `days`: every day a new lead and headline over a good part of the day before. */
export function runningStory(days) {
  const world = new PlantedCorpus({ seed: 15 });
  let background = world.many(6, () => world.paragraph());
  return Array.from({ length: days }, (_, number) => {
    const news = world.many(5, () => world.paragraph());
    const today = record(name('day', number), capital(world.phrase(8)), [...news, ...background], number);
    background = [...news.slice(2, 4), ...background].slice(0, 6);
    return today;
  });
}

/** Two reports of `size` revisions each, and one document that shares half its text with either. */
export function falseBridge(size) {
  const world = new PlantedCorpus({ seed: 16 });
  const bodies = world.many(2, () => world.many(8, () => world.paragraph()));
  const titles = world.many(3, () => capital(world.phrase(7)));
  const groups = bodies.flatMap((body, group) =>
    Array.from({ length: size }, (_, revision) =>
      record(
        name(group === 0 ? 'left' : 'right', revision),
        titles[group],
        body.map((paragraph, place) => (place === revision % 8 ? world.edit(paragraph) : paragraph)),
        revision / 24,
      ),
    ),
  );
  return [...groups, record('bridge', titles[2], [...bodies[0].slice(4), ...bodies[1].slice(4)], 2)];
}

/** One article of 190 words in `size` copies, three words of each replaced, and `pages` other articles. */
export function nearCopies(size, pages) {
  const world = new PlantedCorpus({ seed: 17, documents: pages });
  const words = world.many(8, () => capital(`${world.phrase(23)}.`)).map((line) => line.split(' '));
  const article = [...words, capital(world.phrase(6)).split(' ')];
  const copies = Array.from({ length: size }, (_, copy) => {
    const body = article.map((line) => [...line]);
    for (let number = 0; number < 3; number++) {
      const line = world.pick(body);
      line[world.below(line.length)] = world.phrase(1);
    }
    return record(
      name('copy', copy),
      'The ferry of Skerry Island',
      body.map((line) => line.join(' ')),
      copy / 1440,
    );
  });
  const others = Array.from({ length: pages }, (_, page) =>
    record(
      name('page', page),
      capital(world.phrase(8)),
      world.many(8, () => world.paragraph()),
      page % 300,
    ),
  );
  return [...copies, ...others];
}

/** Short items without headline or date, `items` from each of `outlets`, under a footer longer than they are. */
export function outletItems(outlets, items) {
  const world = new PlantedCorpus({ seed: 18 });
  return Array.from({ length: outlets }, (_, outlet) => {
    const footer = world.many(3, () => world.many(3, () => `${capital(world.phrase(16))}.`).join(' '));
    return Array.from({ length: items }, (_, item) => {
      const sentences = world.many(
        2 + world.below(3),
        () => `${capital(world.phrase(12 + world.below(8)))}.`,
      );
      return {
        id: name(`outlet${String(outlet).padStart(2, '0')}-`, item),
        text: [sentences.join(' '), ...footer].join('\n\n'),
      };
    });
  }).flat();
}
