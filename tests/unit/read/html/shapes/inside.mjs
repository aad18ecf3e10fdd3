/** Builds pages with something in the middle of the report that belongs to it, or does not, or stands right behind it. */
import { court, essay, harbour, market, museum, storm, trains } from './articles.mjs';
import {
  comments,
  commentWords,
  footer,
  masthead,
  mostRead,
  newsletter,
  page,
  paragraphs,
  related,
  share,
  teasers,
} from './surroundings.mjs';

/** A newspaper's page whose text holds `middle` after its second paragraph. */
const withMiddle = (
  { headline, paragraphs: texts },
  middle,
  { below = '', rail = mostRead(), inArticle = '' } = {},
) =>
  page({
    title: headline,
    body: `${masthead()}
<div class="container" id="content"><div class="container__main">
<article class="c-article" data-id="7741"><header class="c-article__head"><h1 class="c-article__title">${headline}</h1>${share}</header>
<div class="c-article__content js-article-content">
${paragraphs(texts.slice(0, 2))}
${middle}
${paragraphs(texts.slice(2))}
</div>
${inArticle}
</article>
${below}
${related()}
</div><div class="container__rail">${rail}</div></div>
${footer()}`,
  });

const yields = [
  ['District', 'Area in hectares', 'Tonnes 2019', 'Tonnes 2020'],
  ['Coast', '41,000', '212,000', '118,000'],
  ['Upper plain', '96,500', '804,000', '655,000'],
  ['Lake district', '38,200', '301,000', '287,000'],
  ['Hills', '27,900', '142,000', '139,000'],
];
const table = `<div class="table-wrapper"><table class="data-table"><thead><tr>${yields[0].map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>
${yields
  .slice(1)
  .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  .join('\n')}</tbody></table></div>`;

const documents = [
  'Ruling of the Marden court of 6 March',
  'Protocol of the returning officer, with annexes',
  'List of polling stations and ballot boxes',
  'Letter of the Reform Alliance to the court',
];
const documentList = `<p>The documents of the case:</p><ul>${documents.map((name, index) => `<li><a href="/docs/marden-${index}.pdf">${name}</a> (PDF)</li>`).join('\n')}</ul>`;

const post = (text, name) =>
  `<div class="embed embed--social"><blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">${text} <a href="https://t.example/x1">pic.example/x1</a></p>&mdash; ${name} <a href="https://x.example/status/1">March 1, 2020</a></blockquote><script async src="https://platform.example/widgets.js"></script></div>`;
const posts = [
  'The road below Mühlen is gone in two places. Please do not drive up to look at it. We need the lay-by for the fire engines.',
  'All 38 children of the school in Kaltbrunn have been collected by their parents. The teachers are staying. They have soup.',
];

const product = (name, price, text) =>
  `<div class="product-card" data-component="affiliate"><div class="product-card__media"><img src="p.jpg" alt="${name}"></div><div class="product-card__info"><span class="product-card__badge">Our pick</span><h3 class="product-card__name">${name}</h3><p class="product-card__text">${text}</p><div class="product-card__price">£${price}</div><a class="product-card__button" rel="sponsored nofollow" href="https://shop.example/1">Buy now at Shop &amp; Co</a></div></div>`;

const midRelated = `<div class="inline-related"><div class="inline-related__label">Read also</div><ul><li><a href="/a">${teasers[2][0]}</a></li><li><a href="/b">${teasers[3][0]}</a></li></ul></div>
<div class="promo-box"><h4 class="promo-box__title"><a href="/c">The long read: who owns the sea?</a></h4><p class="promo-box__text">For six months our reporter went from harbour to harbour with a tape measure and a question that nobody wanted to answer. This is what she found.</p><a class="promo-box__more" href="/c">Read the whole story</a></div>`;

const weather = `<div class="widget weather-widget"><h3>Weather in Port Alder</h3><div class="weather-widget__now"><span>11°</span> <span>Light rain</span></div><ul>${['Wed', 'Thu', 'Fri', 'Sat'].map((day, index) => `<li><b>${day}</b> ${9 + index}° / ${3 + index}° Showers, wind from the west at 3${index} km/h</li>`).join('')}</ul></div>`;
const quotes = `<div class="widget market-widget"><h3>Markets</h3><table><tr><th>Index</th><th>Last</th><th>Change</th></tr>${['Alder 50', 'Northern All Share', 'Crown / Euro', 'Brent crude', 'Rye, December'].map((name, index) => `<tr><td>${name}</td><td>1,${index}34.50</td><td>+0.${index}2 %</td></tr>`).join('')}</table><p class="market-widget__note">Quotes are delayed by at least fifteen minutes. Past performance says nothing about the future.</p></div>`;

const bio = `<div class="author-box"><img class="author-box__image" src="ford.jpg" alt=""><div class="author-box__body"><h4 class="author-box__name"><a href="/authors/ford">Ray Ford</a></h4><p class="author-box__bio">Ray Ford has covered the coast for this paper since 2003. He was born in a lifeboat station, studied history in Brenning and is the author of two books about fog. Follow him for more.</p><a href="https://x.example/ray">@rayford</a></div></div>`;

const corrected =
  'Correction: An earlier version of this article gave the length of the wall as 460 metres. It is 640 metres.';
const updated =
  'Update, 4 March: The contractor has told this paper that it will not appeal against the vote.';

const timesLonger = 3;
const unnamedThread = `<div class="bx"><div class="bx-h">What readers say</div>${Array.from({ length: 14 }, (_, index) => `<div class="bx-i"><div class="bx-n">visitor${index}</div><div class="bx-t">I took the train number ${index + 2} and I must say that the pillows were thinner than they look in the photographs, but the window opens and that is worth more to me than any pillow, even on a cold night like the one we had. Would do it again.</div><div class="bx-f"><a href="#">Reply</a> <a href="#">Like</a> <a href="#">Report</a></div></div>`).join('\n')}</div>`;

const shape = (name, article, middle, { after = [], absent = [], optional = [], ...places } = {}) => ({
  name: `inside: ${name}`,
  markup: withMiddle(article, middle, places),
  kept: [...article.paragraphs.toSpliced(2, 0, ...(places.kept ?? [])), ...after],
  absent,
  optional,
});

export const insideShapes = [
  shape('a table of figures', market, table, { kept: yields.map((row) => row.join(' ')) }),
  shape('a list of links that belongs to the report', court, documentList, {
    kept: ['The documents of the case:', ...documents.map((name) => `${name} (PDF)`)],
  }),
  shape(
    'embedded posts',
    storm,
    posts.map((text, index) => post(text, `Fire brigade of Senn (@fb_senn${index})`)).join('\n'),
    {
      kept: posts,
      optional: [
        'pic.example/x1',
        ...[0, 1].map((index) => `— Fire brigade of Senn (@fb_senn${index}) March 1, 2020`),
      ],
    },
  ),
  shape(
    'cards of products',
    essay,
    product(
      'Cobbler’s hammer, 340 g',
      '29.00',
      'A hammer with a polished face that leaves no marks on the leather, and a handle of ash.',
    ) +
      product(
        'Iron last, size 42',
        '54.50',
        'Cast in one piece and heavy enough not to walk across the table while you work.',
      ),
    { absent: ['Our pick', 'handle of ash', 'walk across the table', 'Buy now'] },
  ),
  shape('boxes of related stories', harbour, midRelated, {
    absent: [
      'Read also',
      'A garden for bees',
      'who owns the sea',
      'from harbour to harbour',
      'Read the whole story',
    ],
  }),
  shape('a form for a newsletter', trains, newsletter, {
    absent: ['morning in five minutes', 'most important stories', 'By signing up'],
  }),
  shape('comments longer than the article behind it', museum, '', {
    below: comments(timesLonger),
    absent: commentWords,
  }),
  shape('comments without a telling name in the article’s own container', trains, '', {
    inArticle: unnamedThread,
    absent: ['What readers say', 'pillows were thinner'],
  }),
  shape('weather and markets beside it', court, '', {
    rail: weather + quotes + mostRead(),
    absent: ['Light rain', 'Showers', 'Northern All Share', 'Quotes are delayed'],
  }),
  shape('a box about the author', harbour, '', {
    inArticle: bio,
    absent: ['born in a lifeboat station', '@rayford'],
  }),
  shape('notes of correction and update', harbour, '', {
    after: [corrected, updated],
    inArticle: `<footer class="c-article__notes"><p class="correction"><em>${corrected}</em></p><p><strong>Update, 4 March:</strong> The contractor has told this paper that it will not appeal against the vote.</p></footer>`,
  }),
];
