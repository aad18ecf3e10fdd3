/** Builds what stands around a report on a page: head, masthead, menus, teasers, share buttons, comments, footer. */

/** Each paragraph in an element of its own. */
export const paragraphs = (texts, attributes = '', tag = 'p') =>
  texts.map((text) => `<${tag}${attributes === '' ? '' : ` ${attributes}`}>${text}</${tag}>`).join('\n');

/** A whole page. */
export const page = ({
  title,
  lang = 'en',
  dir = '',
  head = '',
  bodyAttributes = '',
  body,
}) => `<!DOCTYPE html>
<html lang="${lang}"${dir === '' ? '' : ` dir="${dir}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | The Alder Post</title>
<meta property="og:title" content="${title}">
<meta property="og:type" content="article">
<link rel="stylesheet" href="/assets/main.3f9a1c.css">
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({ pageType: "article" });</script>
${head}
</head>
<body${bodyAttributes === '' ? '' : ` ${bodyAttributes}`}>
${body}
<script async src="/assets/bundle.77c0.js"></script>
</body>
</html>`;

const sections = [
  'Home',
  'Politics',
  'World',
  'Business',
  'Sport',
  'Culture',
  'Opinion',
  'Weather',
  'Jobs',
  'Podcasts',
];

/** Site name, search and sections, as a newspaper has them above each page. */
export const masthead = (names = sections) => `<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header" role="banner">
  <div class="site-header__inner">
    <a class="site-logo" href="/"><img src="/logo.svg" alt="The Alder Post"></a>
    <form class="site-search" action="/search" role="search"><label for="q">Search</label><input id="q" name="q" type="search"><button>Search</button></form>
    <div class="site-header__account"><a href="/login">Sign in</a> <a class="button" href="/subscribe">Subscribe</a></div>
  </div>
  <nav class="primary-nav" aria-label="Sections">
    <ul class="primary-nav__list">
${names.map((name) => `      <li class="primary-nav__item"><a href="/${encodeURIComponent(name)}">${name}</a></li>`).join('\n')}
    </ul>
  </nav>
</header>`;

export const teasers = [
  [
    'Ferry company cancels all sailings until Thursday',
    'Passengers with cars are asked to travel by the southern port, where extra crossings have been laid on for the week.',
  ],
  [
    'Teachers reject pay offer by a large majority',
    'The union says that strikes before the holidays can no longer be excluded, while the ministry speaks of a missed chance.',
  ],
  [
    'A garden for bees on the roof of the tax office',
    'Forty thousand tenants have moved in since May, and the clerks on the top floor have learned to keep their windows shut.',
  ],
  [
    'How to keep a house cool without a machine',
    'Shutters, wet sheets and a little patience: our readers sent in more than three hundred ideas, and we tried the best.',
  ],
  [
    'City buys back its waterworks for one crown',
    'Twenty years after the sale the pipes return to the town, and with them a bill for repairs that nobody wants to name.',
  ],
];

/** Cards that lead to other reports, each with a headline and a sentence. */
export const related = (
  heading = 'Related stories',
  count = 4,
) => `<aside class="related-stories" aria-label="${heading}">
  <h2 class="related-stories__title">${heading}</h2>
  <ul class="related-stories__list">
${teasers
  .slice(0, count)
  .map(
    ([title, text], index) => `    <li class="card">
      <a class="card__link" href="/2020/03/story-${index}"><img class="card__image" src="/t${index}.jpg" alt="" loading="lazy"><h3 class="card__title">${title}</h3></a>
      <p class="card__summary">${text}</p>
    </li>`,
  )
  .join('\n')}
  </ul>
</aside>`;

export const mostRead = (heading = 'Most read') => `<section class="most-read">
  <h2>${heading}</h2>
  <ol>
${teasers.map(([title], index) => `    <li><a href="/2020/03/read-${index}">${title}</a></li>`).join('\n')}
  </ol>
</section>`;

export const share = `<div class="share-bar" aria-label="Share this article">
  <span class="share-bar__label">Share</span>
  <a class="share-bar__item" href="https://facebook.example/sharer">Facebook</a>
  <a class="share-bar__item" href="https://x.example/intent">X</a>
  <a class="share-bar__item" href="mailto:?subject=story">Email</a>
  <button class="share-bar__item js-copy">Copy link</button>
</div>`;

export const newsletter = `<div class="newsletter-signup">
  <h3>The morning in five minutes</h3>
  <p>Get the most important stories of the day in your inbox, every weekday before seven.</p>
  <form action="/newsletter" method="post"><label for="mail">Email address</label><input id="mail" type="email" placeholder="you@example.org"><button>Sign up</button></form>
  <p class="newsletter-signup__small">By signing up you agree to our terms of use and to our privacy policy. You can unsubscribe at any time.</p>
</div>`;

export const footer = (extra = '') => `<footer class="site-footer" role="contentinfo">
  <nav aria-label="Footer"><ul>
    <li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/imprint">Imprint</a></li>
    <li><a href="/privacy">Privacy policy</a></li><li><a href="/terms">Terms of use</a></li><li><a href="/ads">Advertise</a></li>
  </ul></nav>
  ${extra}
  <p class="site-footer__copyright">© 2020 The Alder Post Ltd. All rights reserved. No part of this site may be reproduced without written permission.</p>
</footer>`;

/** What must never be in the text of a page that has the masthead, the teasers or the footer. */
export const surroundingWords = [
  'Skip to content',
  'Ferry company cancels',
  'Passengers with cars are asked',
  'Teachers reject pay offer',
  'Copy link',
  'in your inbox',
  'All rights reserved',
];

const remarks = [
  [
    'gullwatcher',
    'I have lived here for sixty years and have never seen the council make up its mind about anything before. Whatever one thinks of the decision itself, it is at least one.',
  ],
  [
    'Marge T.',
    'With respect, the figures in the third paragraph do not add up. If the region pays half then who pays for the interest? Nobody has answered that question in any of the meetings I went to.',
  ],
  [
    'old_salt_49',
    '@Marge T. the interest was in the annex of the plan, page 212 if I remember well. It is true that nobody reads the annex, and I suspect that this was the idea.',
  ],
  [
    'Pilar',
    'My grandfather used to say that those who talk most about the sea are those who have never been sick on it. I thought of him when I read the comments below this story.',
  ],
  [
    'D. Okafor',
    'Can we please stop pretending that this is about money? It is about who gets to look at what from which window, as it always has been in this town, and everybody knows it.',
  ],
  [
    'reader1187',
    'Well written. I only wish that somebody had asked the people who actually have to live beside the thing once the ribbons have been cut and the cameras have gone home again.',
  ],
];

/** A thread of readers' comments, `times` as long as the six remarks. */
export const comments = (times = 1) => `<section id="comments" class="comments-area">
  <h2 class="comments-title">${6 * times} comments</h2>
  <ol class="comment-list">
${Array.from({ length: times })
  .flatMap(() => remarks)
  .map(
    (
      [name, text],
      index,
    ) => `    <li id="comment-${index}" class="comment depth-1"><article class="comment-body">
      <footer class="comment-meta"><b class="fn">${name}</b> <a href="#comment-${index}"><time datetime="2020-03-03T1${index % 10}:05">3 March 2020 at 1${index % 10}:05</time></a></footer>
      <div class="comment-content"><p>${text}</p></div>
      <div class="reply"><a rel="nofollow" href="?reply=${index}">Reply</a></div>
    </article></li>`,
  )
  .join('\n')}
  </ol>
  <div id="respond" class="comment-respond"><h3>Leave a comment</h3><form><textarea name="comment"></textarea><button>Post comment</button></form></div>
</section>`;

export const commentWords = [
  'I have lived here for sixty years',
  'My grandfather used to say',
  'Leave a comment',
];
