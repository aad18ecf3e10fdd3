/** Gives tests of the room paragraphs that share nothing but what they say they do. */
import type { PlainText } from '../../arbitraries/traced-texts.js';

export const ferry =
  'The ferry between Alder and the island has carried about 900 passengers a day since the bridge was closed for repairs.';
export const court =
  'A court in Brook ruled last spring that the council must publish every contract that it signs with builders.';

/** Reports of things that have nothing in common. */
export const bodies = [
  'Farmers in the northern hills planted twice as many olive trees this winter as in any year before.',
  'Two tankers collided off the western cape in thick fog and leaked heavy oil into the bay.',
  'Nurses at five hospitals went back to work after eleven weeks of talks about their pay.',
  'The national library bought three hundred manuscripts from the estate of a forgotten poet.',
  'Wolves returned to forests near the border and killed dozens of sheep during a cold March.',
  'A young violinist won the grand prize in Vienna with a concerto that nobody had heard before.',
  'Engineers drained the old reservoir above the town and found a medieval church under the mud.',
  'The central bank left interest rates where they were and warned of dearer bread and fuel.',
  'Volunteers counted more than nine thousand cranes on the salt marshes at the river mouth.',
  'A bakery that opened before the war closes on Friday since nobody wants to take it over.',
] as const;

/** Texts a, b, c …, one a day, from their paragraphs. */
export function daily(...texts: readonly (readonly string[])[]): PlainText[] {
  return texts.map((paragraphs, index) => ({
    id: String.fromCharCode(97 + index),
    date: `2026-01-${String(index + 1).padStart(2, '0')}`,
    paragraphs,
  }));
}

/** As many reports of one outlet, one a day: Post1, Post2 …, which say something else each, and `text` behind it. */
export function pagesOf(
  outlet: string,
  count: number,
  text: (page: number) => readonly string[],
): PlainText[] {
  return Array.from({ length: count }, (_, page) => ({
    id: `${outlet}${page + 1}`,
    outlet,
    date: `2026-02-${String(page + 1).padStart(2, '0')}`,
    paragraphs: [0, 1]
      .map((at) =>
        bodies[(2 * page + at) % bodies.length]!.replace(/\p{L}{3,}/gu, (word) => `${word}${outlet}${page}`),
      )
      .concat(text(page)),
  }));
}
