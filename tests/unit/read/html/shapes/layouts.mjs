/** Builds pages whose layout hides the report: live pages, galleries, columns, sibling containers, bare line breaks. */
import { court, essay, harbour, market, museum, storm, trains } from './articles.mjs';
import {
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

const livePosts = [
  [
    '16:42',
    'Second flight called off',
    'The helicopter has turned back over Kaltbrunn, because of low cloud. The cantonal police say that nobody in the village is in urgent need.',
  ],
  [
    '15:10',
    'Gauge falls',
    'The water at the Senn bridge has fallen by twenty centimetres within the hour, the first drop since Saturday morning.',
  ],
  [
    '13:27',
    'Mayor asks people to stay',
    'Regula Frey has told local radio that families with a dry floor should stay where they are: “The path over the pass is no path any more.”',
  ],
  [
    '12:05',
    'Insulin arrives',
    'A helicopter has landed behind the school and unloaded insulin, baby food and four field telephones, a teacher writes to us.',
  ],
  [
    '10:00',
    'Highest reading since 1934',
    'The gauge at the Senn bridge stands at 4.12 metres. The engineers had thought the bridge safe up to 4.50.',
  ],
  [
    '08:31',
    'Good morning',
    'We follow events in the upper valley here through the day. Three villages are cut off, and the only road is gone in two places.',
  ],
];
const liveText = livePosts.flatMap(([, title, text]) => [title, text]);
const liveTimes = livePosts.map(([time]) => time);

const whole = (title, body, head = '') => page({ title, head, body: `${masthead()}\n${body}\n${footer()}` });

const liveArticles = whole(
  'Flood on the Senn: the day as it happened',
  `<main id="content" class="live-page"><h1>Flood on the Senn: the day as it happened</h1>${share}
<div class="live-page__filter"><button>All posts</button><button>Key events</button><span>Updates automatically</span></div>
<div class="liveblog" data-live="true">
${livePosts.map(([time, title, text]) => `<article class="liveblog-post block" id="block-${time}"><p class="block-time"><time datetime="2020-03-01T${time}">${time}</time></p><h2 class="block-title">${title}</h2><div class="block-elements"><p>${text}</p></div><div class="block-share"><a href="#">Facebook</a><a href="#">X</a></div></article>`).join('\n')}
</div>
${related()}</main>`,
);

const liveRows = whole(
  'Flood on the Senn: live',
  `<div class="wrapper" id="content"><div class="col-8"><h1 class="live-title">Flood on the Senn: live</h1>
<div class="timeline"><ul class="timeline-list">
${livePosts.map(([time, title, text]) => `<li class="timeline-item"><div class="timeline-stamp">${time}</div><div class="timeline-body"><strong class="timeline-head">${title}</strong><div class="timeline-text">${text}</div><div class="timeline-tools"><a href="#">Share this post</a></div></div></li>`).join('\n')}
</ul><button class="more">Load more</button></div></div>
<div class="col-4">${mostRead()}${newsletter}</div></div>`,
);

const slides = [
  'The parcel as it was found, wrapped in sailcloth and tied with fishing line.',
  'Agnes Holloway on the gallery of the tower, about 1890. It is the only picture of her that is known.',
  'The clockwork that froze on the night of 3 December 1883 and had to be turned by hand.',
  'A page from the longest letter. The ink has run where the sailcloth was torn.',
  'The lamp room today. The partition stood where the carpenter’s ladder leans.',
];

const gallery = whole(
  'In pictures: the letters of Skerry Head',
  `<main id="content"><article class="gallery-page"><h1>In pictures: the letters of Skerry Head</h1><p class="gallery-intro">${museum.paragraphs[0]}</p>
<ol class="gallery">${slides.map((text, index) => `<li class="gallery__slide" data-slide="${index + 1}"><figure><img src="s${index}.jpg" alt="" loading="lazy"><div class="gallery__counter">${index + 1}/5</div><figcaption class="gallery__caption"><p>${text}</p><span class="gallery__credit">Photograph: Coastal Museum</span></figcaption></figure></li>`).join('\n')}</ol>
</article>${related('More galleries')}</main>`,
);

const withSlides = whole(
  museum.headline,
  `<main id="content"><article class="story"><h1>${museum.headline}</h1><div class="story-text">
${paragraphs(museum.paragraphs.slice(0, 3))}
<div class="slideshow swiper" role="region" aria-roledescription="carousel"><div class="swiper-wrapper">${slides
    .slice(0, 4)
    .map(
      (text) =>
        `<div class="swiper-slide"><img src="x.jpg" alt=""><div class="slide-caption">${text}</div></div>`,
    )
    .join(
      '',
    )}</div><button class="swiper-button-prev">Previous slide</button><button class="swiper-button-next">Next slide</button></div>
${paragraphs(museum.paragraphs.slice(3))}
</div></article>${related()}</main>`,
);

const columns = whole(
  essay.headline,
  `<div id="content" class="two-columns"><h1>${essay.headline}</h1>
<div class="column column-left">${paragraphs(essay.paragraphs.slice(0, 3))}</div>
<div class="column column-right">${paragraphs(essay.paragraphs.slice(3))}</div>
</div><div class="below">${related()}</div>`,
);

const sidebar = whole(
  court.headline,
  `<div class="row" id="content"><div class="col-md-4 sidebar order-first">${mostRead()}
<div class="widget widget-latest"><h3>Latest news</h3>${teasers.map(([title, text]) => `<div class="latest-item"><h4><a href="#">${title}</a></h4><p>${text}</p><span class="date">2 March 2020</span></div>`).join('\n')}</div>
<div class="widget widget-opinion"><h3>Opinion</h3><p>The leader writer of this paper has held for twenty years that a town without a quarrel is a town without a council, and sees no reason to change her mind this week either.</p><p>She answers letters on Mondays, provided that they are shorter than her answers, and returns those that are written in green ink.</p></div></div>
<div class="col-md-8 main"><h1>${court.headline}</h1><div class="text">${paragraphs(court.paragraphs)}</div></div></div>`,
);

const advert =
  '<div class="ad-slot" id="ad-mid" data-ad-unit="/alder/mid"><span class="ad-slot__label">Advertisement</span></div>';

const siblings = whole(
  harbour.headline,
  `<main id="content"><h1>${harbour.headline}</h1>
${harbour.paragraphs.map((text, index) => `<section class="content-part" data-part="${index}"><div class="content-part__inner"><p>${text}</p></div></section>${index % 2 === 1 ? `\n${advert}` : ''}`).join('\n')}
</main>${related()}`,
);

const modules = whole(
  trains.headline,
  `<div class="zn-body__wrap" id="content"><h1 class="pg-headline">${trains.headline}</h1>
<div class="l-container"><div class="zn-body__paragraph speakable">${trains.paragraphs[0]}</div></div>
<div class="l-container"><div class="zn-body__paragraph">${trains.paragraphs[1]}</div></div>
<div class="l-container el__embedded"><div class="el__storyelement"><a href="#"><span class="el__storyelement__header">Read: ${teasers[2][0]}</span></a></div></div>
<div class="l-container"><div class="zn-body__paragraph">${trains.paragraphs[2]}</div></div>
<div class="l-container zn-body__read-all"><div class="zn-body__paragraph">${trains.paragraphs[3]}</div><div class="zn-body__paragraph">${trains.paragraphs[4]}</div></div></div>${related()}`,
);

const breaks = whole(
  market.headline,
  `<div class="wrap" id="content"><div class="left"><div class="newsbox"><div class="newstitle">${market.headline}</div><div class="newsdate">05.03.2020</div><div class="newstext">
${market.paragraphs.join('<br />\n<br />\n')}<br /><br />
</div></div></div><div class="right">${mostRead()}</div></div>`,
);

const loose = whole(
  storm.headline,
  `<div id="content"><h1>${storm.headline}</h1><div class="full-text"><img src="senn.jpg" align="left" alt="">${storm.paragraphs.map((text) => `<div>${text}</div><div><br></div>`).join('\n')}</div></div>${related()}`,
);

const shape = (name, markup, kept, { absent = [], optional = [], captions = [] } = {}) => ({
  name: `layout: ${name}`,
  markup,
  kept,
  absent,
  optional,
  captions,
});

export const layoutShapes = [
  shape('live page, an <article> for each post', liveArticles, liveText, {
    absent: ['Key events', 'Updates automatically'],
    optional: liveTimes,
  }),
  shape('live page as a list', liveRows, liveText, {
    absent: ['Share this post', 'Load more', 'morning in five minutes'],
    optional: liveTimes,
  }),
  shape('gallery of captions', gallery, museum.paragraphs.slice(0, 1), {
    captions: slides,
    optional: ['Photograph: Coastal Museum', '1/5', '2/5', '3/5', '4/5', '5/5'],
  }),
  shape('slides in the middle of an article', withSlides, museum.paragraphs, {
    captions: slides.slice(0, 4),
    absent: ['Previous slide', 'Next slide'],
  }),
  shape('text in two columns', columns, essay.paragraphs),
  shape('sidebar before the text and longer than it', sidebar, court.paragraphs, {
    absent: ['leader writer', 'green ink', 'Latest news'],
  }),
  shape('a section for each paragraph, advertisements between', siblings, harbour.paragraphs, {
    absent: ['Advertisement'],
  }),
  shape('a container for each paragraph, of three depths', modules, trains.paragraphs, {
    absent: ['A garden for bees'],
  }),
  shape('line breaks for paragraphs', breaks, market.paragraphs),
  shape('divisions for paragraphs and for the gaps between', loose, storm.paragraphs),
];
