/** Builds pages behind paywalls: with the text in the page, with only a teaser, and with the text in their data. */
import { court, harbour, market, museum, storm, trains } from './articles.mjs';
import { footer, masthead, mostRead, page, paragraphs, related, share } from './surroundings.mjs';

const plans = `<div class="paywall-offer" data-qa="paywall">
  <h2 class="paywall-offer__title">Keep reading with a subscription</h2>
  <p class="paywall-offer__lead">This article is for subscribers only. Choose the plan that suits you and read everything we publish, on all your devices.</p>
  <div class="paywall-offer__plans">
    <div class="plan"><h3>Digital monthly</h3><p class="plan__price">9.90 crowns a month</p><p>Unlimited access to all articles, the archive and the crossword. Cancel at any time, no questions asked.</p><a class="button" href="/buy/1">Subscribe now</a></div>
    <div class="plan"><h3>Digital yearly</h3><p class="plan__price">99 crowns a year</p><p>Everything in the monthly plan, with two months on us and the Saturday magazine by post.</p><a class="button" href="/buy/2">Subscribe now</a></div>
  </div>
  <p class="paywall-offer__login">Already a subscriber? <a href="/login">Log in</a></p>
</div>`;

const offerWords = [
  'Keep reading with',
  'subscribers only',
  'Cancel at any time',
  'Already a subscriber',
  'Saturday magazine',
];

const around = ({ headline }, body, head = '') =>
  page({
    title: headline,
    head,
    body: `${masthead()}
<div class="page-grid" id="content">
<main class="page-grid__main"><article class="article article--premium" itemscope itemtype="https://schema.org/NewsArticle">
<span class="article__badge">Premium</span><h1 class="article__title" itemprop="headline">${headline}</h1>
<p class="article__byline">By <a href="/authors/ford" rel="author">Ray Ford</a> · <time datetime="2020-03-03">3 March 2020</time></p>
${share}
${body}
</article>
${related('More on this subject')}</main>
<aside class="page-grid__rail">${mostRead()}</aside>
</div>
${footer()}`,
  });

const linkedData = (fields) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', isAccessibleForFree: false, hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywall' }, ...fields })}</script>`;

const shape = (name, article, markup, kept = article.paragraphs) => ({
  name: `paywall: ${name}`,
  markup,
  kept,
  absent: offerWords.filter((words) => markup.includes(words)),
});

export const paywallShapes = [
  shape(
    'the text stands in the page, not displayed',
    harbour,
    around(
      harbour,
      `<div class="article__body">
<div class="article__teaser">${paragraphs(harbour.paragraphs.slice(0, 1))}</div>
${plans}
<div class="article__premium-content" style="display:none" aria-hidden="true">${paragraphs(harbour.paragraphs.slice(1))}</div>
</div>`,
    ),
  ),
  shape(
    'the text has the class "paywall", as search engines ask for',
    market,
    around(
      market,
      `<div class="article__body" itemprop="articleBody">
${paragraphs(market.paragraphs.slice(0, 2))}
<section class="paywall">${paragraphs(market.paragraphs.slice(2))}</section>
</div>
${plans}`,
      linkedData({ headline: market.headline }),
    ),
  ),
  shape(
    'a wall to register lies over the text',
    trains,
    `${around(trains, `<div class="article__body meteredContent blurred">${paragraphs(trains.paragraphs)}</div>`)}`.replace(
      '<body>',
      `<body><div class="regwall-overlay modal modal--open"><div class="regwall-overlay__box">${plans}<p>Create a free account to read three more articles this month. It takes less than a minute and you will not be asked for a card.</p></div></div>`,
    ),
  ),
  shape(
    'only a teaser is there',
    museum,
    around(
      museum,
      `<div class="article__body article__body--truncated">${paragraphs(museum.paragraphs.slice(0, 2))}<div class="article__fade"></div></div>
${plans}`,
    ),
    museum.paragraphs.slice(0, 2),
  ),
  shape(
    'a teaser in the page, the whole text in its JSON-LD',
    court,
    around(
      court,
      `<div class="article__body">${paragraphs(court.paragraphs.slice(0, 1))}</div>
${plans}`,
      linkedData({ headline: court.headline, articleBody: court.paragraphs.join('\n\n') }),
    ),
  ),
  shape(
    'a teaser that breaks off, and an offer in its own paragraphs',
    storm,
    around(
      storm,
      `<div class="article__body">${paragraphs(storm.paragraphs.slice(0, 1))}
<p>About 450 people in Obersenn, Kaltbrunn and Mühlen have been without power since …</p>
<p class="offer-line"><strong>This article is for subscribers only.</strong> <a href="/subscribe">Subscribe now</a> to read it in full.</p>
<p class="offer-line">Already a subscriber? <a href="/login">Log in here</a></p></div>`,
    ),
    [
      storm.paragraphs[0],
      'About 450 people in Obersenn, Kaltbrunn and Mühlen have been without power since …',
    ],
  ),
];
