/**
 * Plants reports as a merge tells them, with words as news has them: few of them often, most of them seldom, names that come
 * up for some weeks. The same seed plants the same reports.
 */

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables =
  'ba be bo da de di do fa fe ga go ha he hi ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve wa we ya yo za zo'.split(
    ' ',
  );

/** A word for a number: frequent ones are short. */
export function wordOf(number) {
  let rest = number + 7;
  let word = '';
  while (rest > 0) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}

const hosts = Array.from({ length: 60 }, (_, at) => `${wordOf(at * 31)}.example`);
const tongues = ['en', 'en', 'en', 'de', 'fr', 'es', 'bg', 'ar', 'fa', 'zh'];
// What the words of some 28,000 articles of four outlets have: 190 distinct ones each, and 186,000 in all.
const wordsInText = 340;
const vocabulary = 700_000;

/** `count` reports over four years, `undated` of them without a date; `headline` gives each the beginning of its headline. */
export function plantReports(count, { seed = 1, undated = 0, headline = '' } = {}) {
  const random = seeded(seed);
  const frequent = () => Math.floor(Math.exp(random() * Math.log(vocabulary))) - 1;
  return Array.from({ length: count }, (_, at) => {
    // More on some days than on others, more by day than by night.
    const day = Math.floor(4 * 365 * random() ** 0.9);
    const start = 27_000_000 + day * 1440 + Math.floor(1440 * (0.3 + 0.6 * random()));
    const documents = 2 + Math.floor(-Math.log(1 - random()) * 0.8);
    const dates = [start];
    while (dates.length < documents)
      dates.push(dates.at(-1) + Math.ceil(10 + 600 * random() ** 4 * (random() < 0.02 ? 100 : 1)));
    // A name of its weeks, now and then.
    const theme = 1000 + Math.floor(day / 20) * 40;
    const word = () => wordOf(random() < 0.05 ? theme + Math.floor(40 * random()) : frequent());
    const title = Array.from({ length: 9 }, word).join(' ');
    return {
      id: `${at.toString(16).padStart(8, '0')}${((at * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')}`,
      title: headline + title[0].toUpperCase() + title.slice(1),
      text: Array.from({ length: wordsInText }, word).join(' '),
      minutes: at < undated ? [] : dates,
      documents: dates.map((_, own) => `crawl-${day % 90}.jsonl#${(at * 7 + own).toString(36)}`),
      figures: {
        outlets: [hosts[Math.floor(hosts.length * random() ** 3)]],
        language: tongues[Math.floor(tongues.length * random())],
        facts: [random() < 0.2 ? 1 : 0, random() < 0.2 ? 2 : 0, random() < 0.1 ? 1 : 0],
        corrections: random() < 0.02 ? 1 : 0,
        isWithdrawn: random() < 0.003,
        rewritten: random() < 0.1 ? null : Math.round(1000 * random() ** 3) / 1000,
      },
    };
  });
}
