/** Builds pages of other kinds of text than the usual report: a flash, a headline alone, an interview, a recipe, verse. */
import { flash, harbour, trains } from './articles.mjs';
import { footer, masthead, mostRead, page, paragraphs, related, share } from './surroundings.mjs';

const frame = (headline, text, head = '') =>
  page({
    title: headline,
    head,
    body: `${masthead()}
<div class="o-layout" id="content"><main class="o-layout__main"><article class="m-story"><h1 class="m-story__headline">${headline}</h1>
<div class="m-story__byline">By <span itemprop="author">Joan Pell</span>, <time datetime="2020-03-04T05:10Z">4 March 2020</time></div>
${share}
<div class="m-story__text">
${text}
</div></article>
${related()}
</main><div class="o-layout__side">${mostRead()}</div></div>
${footer()}`,
  });

const questions = [
  [
    'Ms Marsh, you threatened to resign. Would you have done it?',
    'On the same evening. I had the letter in my coat, and I was rather looking forward to a winter in which the telephone does not ring at three in the morning.',
  ],
  [
    'What changed the minds of the last two councillors?',
    'I took them out in the pilot boat. We did not talk much. One of them was sick, and the other asked to be put ashore, and both voted yes.',
  ],
  [
    'The hoteliers say that nobody will come to look at a wall.',
    'People come to look at boats. If there are no boats, they will look at an empty harbour, and they will do that once.',
  ],
  [
    'And if the money runs out again?',
    'Then we shall have half a wall. Half a wall breaks half a wave. I would take that, too.',
  ],
];

const ingredients = [
  '500 g rye flour, coarse',
  '350 ml water, as warm as your hand',
  '150 g sourdough, fed the evening before',
  '12 g salt',
  'A spoonful of caraway seeds',
];
const steps = [
  'Stir flour, water and sourdough in a large bowl until no dry flour is left, and let it stand under a cloth for an hour.',
  'Work in the salt and the caraway with wet hands. The dough stays sticky, as rye does; do not add flour.',
  'Put it into a buttered tin, smooth the top with a wet spoon, and wait until it has grown by half, which takes two to four hours.',
  'Bake it for ten minutes at 250 degrees and for fifty at 190. It is done when it sounds hollow from below.',
];
const recipeIntro =
  'With the price of a loaf about to rise, more and more of our readers ask how to make their own. This is the bread that my mother baked every Friday, and it forgives almost everything.';

const stanzas = [
  [
    'The lamp goes round, the lamp goes round,',
    'the sea lies down, the sea gets up,',
    'and I, who have not heard a sound',
    'but these since May, refill the cup.',
  ],
  [
    'My sister writes that you have wed,',
    'my brother that you sailed for good.',
    'I put the letters by the bed',
    'and feed the stove with better wood.',
  ],
  [
    'The lamp goes round. It is not true',
    'that light is lonely on the rock.',
    'It has the dark to talk it through.',
    'It has the clock. It has the clock.',
  ],
];

const encode = (text) => text.replaceAll('&', '&amp;');
const twice = [
  'The fishermen&#8217;s guild &amp; the hoteliers&#8217; league have met for the first time since the vote, at the Anchor &amp; Crown in Port Alder&#8217;s old town.',
  '&#8220;We didn&#8217;t talk about the wall,&#8221; said Tom Ridley of the league, &#8220;and that was the best part.&#8221; The evening cost &pound;212 &ndash; split nine to six.',
  'Both sides want to meet again at Easter. The landlord, Jos&eacute; Ib&aacute;&ntilde;ez, has promised to keep the table by the stove free for them.',
];
const twiceRead = [
  'The fishermen’s guild & the hoteliers’ league have met for the first time since the vote, at the Anchor & Crown in Port Alder’s old town.',
  '“We didn’t talk about the wall,” said Tom Ridley of the league, “and that was the best part.” The evening cost £212 – split nine to six.',
  'Both sides want to meet again at Easter. The landlord, José Ibáñez, has promised to keep the table by the stove free for them.',
];

const shape = (name, headline, text, kept, rest = {}) => ({
  name: `kind: ${name}`,
  markup: frame(headline, text),
  kept,
  ...rest,
  absent: rest.absent ?? [],
});

export const kindShapes = [
  shape('a flash of two sentences', flash.headline, paragraphs(flash.paragraphs), flash.paragraphs),
  shape('a headline and no text', 'Ferry to Lessa runs again', '', [], {
    isWithoutArticle: true,
    absent: [],
  }),
  shape(
    'an interview, questions in bold',
    'The harbour master on walls, waves and half of each',
    questions.map(([question, answer]) => `<p><strong>${question}</strong></p>\n<p>${answer}</p>`).join('\n'),
    questions.flat(),
  ),
  shape(
    'an interview in a definition list',
    'Four questions to the harbour master',
    `<dl class="interview">${questions.map(([question, answer]) => `<dt>${question}</dt><dd>${answer}</dd>`).join('\n')}</dl>`,
    questions.flat(),
  ),
  shape(
    'a recipe',
    'Rye bread that forgives',
    `<p>${recipeIntro}</p><div class="recipe-card"><div class="recipe-card__tools"><button>Print recipe</button><button>Save</button></div><h2>Ingredients</h2><ul class="recipe-card__ingredients">${ingredients.map((text) => `<li>${text}</li>`).join('')}</ul><h2>Method</h2><ol class="recipe-card__steps">${steps.map((text) => `<li>${text}</li>`).join('')}</ol></div>`,
    [recipeIntro, 'Ingredients', ...ingredients, 'Method', ...steps],
    { absent: ['Print recipe'] },
  ),
  shape(
    'verse',
    'Keeper',
    `<div class="poem">${stanzas.map((lines) => `<p class="stanza">${lines.join('<br>\n')}</p>`).join('\n')}</div>`,
    stanzas.flat(),
  ),
  shape(
    'entities encoded twice',
    'Guild &amp;amp; league meet at the Anchor &amp;amp; Crown',
    paragraphs(twice.map(encode)),
    twiceRead,
    { headline: 'Guild & league meet at the Anchor & Crown', absent: ['#8217', 'pound;', 'amp;'] },
  ),
  shape(
    'a standfirst, cross headings and a pull quote',
    harbour.headline,
    `<p class="m-story__standfirst">${'The vote ends ten years of quarrel between those who fish in the sea and those who look at it.'}</p>
${paragraphs(harbour.paragraphs.slice(0, 3))}
<aside class="pull-quote"><blockquote>“We have lost eleven boats in four winters”</blockquote></aside>
<h2>Cheaper ways</h2>
${paragraphs(harbour.paragraphs.slice(3))}`,
    [
      'The vote ends ten years of quarrel between those who fish in the sea and those who look at it.',
      ...harbour.paragraphs.toSpliced(3, 0, 'Cheaper ways'),
    ],
    // Said twice on the page, as layout: neither way is wrong.
    { repeated: ['“We have lost eleven boats in four winters”'] },
  ),
  shape(
    'numbered points, each with a heading',
    'Five things to know about the new night train',
    trains.paragraphs
      .map(
        (text, index) =>
          `<h3>${index + 1}. ${['Sold out', 'Why it went', 'The party', 'The price', 'The carriages'][index]}</h3><p>${text}</p>`,
      )
      .join('\n'),
    trains.paragraphs.flatMap((text, index) => [
      `${index + 1}. ${['Sold out', 'Why it went', 'The party', 'The price', 'The carriages'][index]}`,
      text,
    ]),
  ),
];
