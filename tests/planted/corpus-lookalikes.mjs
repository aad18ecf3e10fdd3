/**
 * Adds to a planted corpus what resembles a report and is none of its revisions, because a corpus without them
 * forgives a program that merges whatever shares text.
 */
const day = 86_400_000;
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Behind one report in ten a follow-up, behind one in forty a form of 3 to 12 copies: each a report of its own. */
export function* lookalikes(world, report) {
  const draw = world.below(40);
  if (draw < 4) yield followUp(world, report);
  if (draw === 4) yield* forms(world, report);
}

/** A story of a later day on the same site: new headline, lead and upper half over the old bottom half. */
function followUp(world, { text, date }) {
  const lines = text.split('\n\n');
  const [above, title, body, below] = [
    lines.slice(0, 2),
    capital(world.phrase(8)),
    lines.slice(3, -2),
    lines.slice(-2),
  ];
  const background = body.slice(Math.ceil(body.length / 2));
  const news = world.many(background.length + 1, () => world.paragraph());
  return {
    title,
    text: [...above, title, ...news, ...background, ...below].join('\n\n'),
    date: new Date(Date.parse(date) + (1 + world.below(5)) * day).toISOString(),
  };
}

function* forms(world, { date }) {
  const sentences = world.many(4 + world.below(6), () => capital(world.phrase(9 + world.below(5))));
  const subject = capital(world.phrase(5));
  const fill = () => `${1 + world.below(90_000)} in ${capital(world.phrase(1))}`;
  let time = Date.parse(date);
  const copies = 3 + world.below(10);
  for (let copy = 0; copy < copies; copy++) {
    time += (1 + world.below(30)) * day;
    yield {
      title: `${subject} ${fill()}`,
      text: sentences.map((sentence) => `${sentence} came to ${fill()}.`).join('\n\n'),
      date: new Date(time).toISOString(),
    };
  }
}
