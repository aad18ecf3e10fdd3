/**
 * Builds pages that were written when the rules of extraction stood, without a look at them: what is right on the other
 * shapes may have been fitted to these. When they were first read, 14 of the 16 were right, by an F1 of .989.
 */

import { court, essay, flash, harbour, market, museum, storm, trains } from './articles.mjs';
import { chinese, french, german, hebrew, polish, spanish } from './articles-languages.mjs';
import { comments, commentWords, footer, masthead, page, paragraphs, teasers } from './surroundings.mjs';

const list = (names) => `<ul>${names.map((name) => `<li><a href="#">${name}</a></li>`).join('')}</ul>`;
const cards = teasers
  .map(
    ([title, text]) =>
      `<div class="tile"><a href="#"><h3>${title}</h3></a><div class="tile-txt">${text}</div></div>`,
  )
  .join('\n');
const simple = ({ headline }, inner, { lang = 'en', head = '', dir = '' } = {}) =>
  page({ title: headline, lang, dir, head, body: `<div class="outer">${inner}</div>` });

const sourcepoint = simple(
  spanish,
  `<div id="sp_message_container_482" style="display:block"><div class="message-container"><div class="message type-modal"><div class="message-row"><p class="message-component text">Tu privacidad nos importa. Con tu consentimiento, nosotros y nuestros 730 socios usamos cookies para almacenar y tratar datos personales como tu visita a esta web.</p><p class="message-component text">Puedes retirar tu consentimiento en cualquier momento haciendo clic en «Configurar» al pie de la página o suscribirte para leer sin publicidad.</p><button class="message-button">Aceptar y continuar</button><button class="message-button">Suscribirme por 2 € al mes</button></div></div></div></div>
<header>${list(['Portada', 'España', 'Internacional', 'Deportes'])}</header><article id="main-article"><header class="a_e_m"><h1 class="a_t">${spanish.headline}</h1><h2 class="a_st">La obra costará 38 millones y pone fin a diez años de disputa</h2></header><div class="a_c clearfix" data-dtm-region="articulo_cuerpo">${paragraphs(spanish.paragraphs)}<p class="a_ta"><a href="#">Puertos</a> · <a href="#">Obras públicas</a></p></div></article>
<section class="b-d"><h2>Más información</h2>${cards}</section><footer>Todos los derechos reservados</footer>`,
  { lang: 'es' },
);

const pureChoice = simple(
  german,
  `<div class="contentpass"><h2>Weiterlesen mit Werbung oder im Pur-Abo</h2><p>Besuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking. Details zum Tracking finden Sie im Privacy Center. Ihre Zustimmung können Sie dort jederzeit widerrufen.</p><p>Nutzen Sie unser Angebot ganz ohne Werbetracking für 4,99 Euro im Monat. Informationen zur Datenverarbeitung finden Sie in der Datenschutzerklärung und in den FAQ zum Pur-Abo.</p><button>Zustimmen und weiter</button></div>
<nav>${list(['Politik', 'Panorama', 'Wirtschaft', 'Sport'])}</nav><main><article><h2><span class="kicker">Küstenschutz</span> <span class="head">${german.headline}</span></h2><div class="article__text">${paragraphs(german.paragraphs)}</div><div class="article__pager"><a href="/2">Seite 2</a></div></article></main><aside><h3>Das könnte Sie auch interessieren</h3>${cards}</aside>`,
  { lang: 'de' },
);

const footnoted = simple(
  museum,
  `<header>${list(['Issues', 'Essays', 'Masthead'])}</header><main class="essay"><h1>${museum.headline}</h1><p class="dropcap"><span class="dropcap__letter">F</span>${museum.paragraphs[0].slice(1)}</p>${paragraphs(museum.paragraphs.slice(1, 3))}<hr class="asterism">${paragraphs(museum.paragraphs.slice(3))}</main><div class="subscribe-strip"><p>The journal appears four times a year. Subscribers receive it by post, with a print of the cover that may be framed.</p></div>${footer()}`,
);

const interrupted = simple(
  harbour,
  `${masthead()}<article class="entry"><h1>${harbour.headline}</h1>${harbour.paragraphs.map((text, index) => `<p>${text}</p>${index === 1 ? '<div class="podcast-player"><h4>Listen: The Breakwater podcast</h4><p>Every Thursday our reporters talk about the week on the coast. This time: why fog has no lobby.</p><audio controls src="x.mp3"></audio></div>' : ''}${index === 3 ? '<div class="donate-box"><p>We depend on our readers. If you value what we do, please consider a small gift towards our work.</p><a class="btn" href="/give">Support us</a></div>' : ''}`).join('\n')}<div class="poll"><h4>Poll: was the vote right?</h4><form><label><input type="radio"> Yes, at last</label><label><input type="radio"> No, a waste of money</label><button>Vote</button></form></div></article>${footer()}`,
);

const wireCopy = simple(
  storm,
  `<div id="nav">${list(['Top news', 'Europe', 'Asia', 'Photos'])}</div><div class="Article"><h1 class="Page-headline">${storm.headline}</h1><div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody"><p>OBERSENN (AP-like) — ${storm.paragraphs[0]}</p>${paragraphs(storm.paragraphs.slice(1, 3))}<div class="Advertisement"></div><div class="PageListEnhancementGeneric"><div class="PageListEnhancementGeneric-title">RELATED COVERAGE</div>${list(teasers.map(([title]) => title))}</div>${paragraphs(storm.paragraphs.slice(3))}<p>___</p><p>Associated writer Lena Fell in Brenning contributed to this report.</p></div></div></div><div class="PageList"><h2>Most read</h2>${cards}</div>`,
);

const tabs = simple(
  court,
  `${masthead()}<div class="tabs"><ul role="tablist"><li role="tab">Article</li><li role="tab">Comments (6)</li></ul><div role="tabpanel" id="t1"><h1>${court.headline}</h1><div class="txt">${paragraphs(court.paragraphs)}</div></div><div role="tabpanel" id="t2" hidden>${comments(2)}</div></div>${footer()}`,
);

const forumLike = simple(
  essay,
  `<div id="forum-nav">${list(['Index', 'Rules', 'Members'])}</div><h1 class="topic-title">${essay.headline}</h1><div class="post first"><div class="post-author">ucobb</div><div class="post-content">${essay.paragraphs.join('<br><br>')}</div></div><div class="post-footer"><a href="#">Quote</a> <a href="#">Report</a></div><div class="copyright">Powered by a board of its own making, version 3.2</div>`,
);

const multiPage = simple(
  market,
  `${masthead()}<div class="article-page"><h1>${market.headline}</h1><div class="page-body">${paragraphs(market.paragraphs)}</div><div class="pagination"><span>1</span> <a href="?p=2">2</a> <a href="?p=3">3</a> <a href="?p=2">Next page: What bakers say</a></div></div><div class="sponsored"><h4>From around the web</h4>${Array.from({ length: 6 }, (_, index) => `<div class="trc_item"><a href="#"><span class="video-title">Doctors are stunned: this ${index + 2}-minute habit changes how your knees feel in the morning</span><span class="branding">Sponsored by HealthyThings</span></a></div>`).join('')}</div>${footer()}`,
);

const speech = simple(
  { headline: 'Speech of the harbour master at the laying of the stone' },
  `<div id="top">${list(['Office', 'Speeches', 'Contact'])}</div><div class="doc"><h1>Speech of the harbour master at the laying of the stone</h1><p class="doc-note">Check against delivery.</p><blockquote>${paragraphs(['Ladies and gentlemen, councillors, fishermen, and those who came for the soup.', 'Eleven boats lie at the bottom of this bay, and each of them had a name, a mortgage and a dog. We are here so that there will not be a twelfth.', 'A wall does not love anybody. It stands there, it gets wet, and after a hundred years nobody remembers that there was ever a quarrel about it. That is what I wish for this one.', 'Thank you. The soup is in the fish hall.'])}</blockquote></div><div class="bottom">Office of the harbour master, Quay 1, Port Alder. Telephone 00 11 22.</div>`,
);

const nested = simple(
  trains,
  `${masthead()}<div><div><div><div><div><div><div><h1>${trains.headline}</h1></div><div><div>${trains.paragraphs.map((text) => `<div><div><span><span>${text}</span></span></div></div>`).join('\n')}</div></div></div></div></div></div></div></div><div><div>${cards}</div></div>${footer()}`,
);

const frenchReader = simple(
  french,
  `<header>${list(['À la une', 'Politique', 'Culture'])}</header><main><section class="zone zone--article"><article class="article article__content"><h1 class="article__title">${french.headline}</h1><p class="article__desc">Le vote met fin à une querelle de dix ans entre pêcheurs et hôteliers.</p><p class="article__status">Cet article vous est offert. Pour lire gratuitement cet article réservé aux abonnés, connectez-vous.</p>${french.paragraphs.map((text) => `<p class="article__paragraph">${text}</p>`).join('\n')}<section class="catcher"><h4 class="catcher__title">Lire aussi</h4><div class="catcher__desc"><a href="#">Les ferries annulés jusqu’à jeudi</a></div></section></article><section class="comment-invite"><p>L’espace des contributions est réservé aux abonnés. Abonnez-vous pour accéder à cet espace d’échange et contribuer à la discussion.</p></section></section></main><footer>Mentions légales · Charte du groupe · Politique de confidentialité</footer>`,
  { lang: 'fr' },
);

const polishPortal = simple(
  polish,
  `<div class="nav">${list(['Wiadomości', 'Sport', 'Biznes', 'Pogoda'])}</div><article class="article"><h1 class="article--title">${polish.headline}</h1><div class="article--lead lead--article">${polish.paragraphs[0]}</div><div class="article--text">${paragraphs(polish.paragraphs.slice(1, 2))}<div class="ad"><span>Reklama</span></div><p><strong>Czytaj także: <a href="#">Promy odwołane do czwartku</a></strong></p>${paragraphs(polish.paragraphs.slice(2))}<p class="article--source">Źródło: Kurier Olszyński</p></div></article><div class="box"><h3>Polecane</h3>${cards}</div>`,
  { lang: 'pl' },
);

const hebrewBrief = simple(
  { ...hebrew, paragraphs: hebrew.paragraphs.slice(0, 2) },
  `<nav>${list(['ראשי', 'חדשות', 'ספורט'])}</nav><main dir="rtl"><h1>${hebrew.headline}</h1><section>${paragraphs(hebrew.paragraphs.slice(0, 2))}</section></main><div class="newsletter"><p>הירשמו לניוזלטר שלנו וקבלו את כל הכותרות ישירות למייל מדי בוקר.</p></div><footer>כל הזכויות שמורות</footer>`,
  { lang: 'he', dir: 'rtl' },
);

const chineseForum = simple(
  chinese,
  `<div class="top">${list(['首页', '新闻', '视频'])}</div><div class="article"><h1>${chinese.headline}</h1><div class="content" id="article">${chinese.paragraphs.map((text) => `<p>${text}</p>`).join('')}</div><div class="statement">声明：本文版权归原作者所有，转载请注明出处。如有侵权请联系我们删除。</div></div><div class="rec"><h3>相关阅读</h3>${list(['渡轮公司取消航班', '蜜蜂花园', '教师拒绝加薪方案'])}</div>`,
  { lang: 'zh' },
);

const flashTall = simple(
  flash,
  `${masthead()}<div class="ticker"><h1>${flash.headline}</h1><div class="ticker-body">${paragraphs(flash.paragraphs)}</div></div><div class="stream"><h2>Latest</h2>${cards}${cards}</div>${footer()}`,
);

const linked = simple(
  court,
  `${masthead()}<main><h1>${court.headline}</h1><div class="prose">${court.paragraphs.map((text) => `<p>${text.replace(/^(.{40,90}?) (\S+ \S+ \S+ \S+) /, '$1 <a href="#">$2</a> ')}</p>`).join('\n')}</div></main><aside>${cards}</aside>${footer()}`,
);

const shape = (name, markup, kept, absent, optional = []) => ({
  name: `fresh: ${name}`,
  markup,
  kept,
  absent,
  optional,
});

export const freshShapes = [
  shape(
    'Sourcepoint before a Spanish page',
    sourcepoint,
    spanish.paragraphs,
    ['730 socios', 'retirar tu consentimiento', 'Ferry company', 'southern port', 'derechos reservados'],
    ['La obra costará 38 millones y pone fin a diez años de disputa'],
  ),
  shape('a choice between advertising and paying, in German', pureChoice, german.paragraphs, [
    'Pur-Abo',
    'Werbetracking',
    'Seite 2',
    'Ferry company',
    'southern port',
  ]),
  shape('a drop capital and a rule between parts', footnoted, museum.paragraphs, [
    'appears four times a year',
    'All rights reserved',
  ]),
  shape('podcast, call for gifts and poll in the text', interrupted, harbour.paragraphs, [
    'why fog has no lobby',
    'depend on our readers',
    'Support us',
    'Yes, at last',
  ]),
  shape(
    'an agency’s page with related coverage in the text',
    wireCopy,
    [`OBERSENN (AP-like) — ${storm.paragraphs[0]}`, ...storm.paragraphs.slice(1)],
    ['RELATED COVERAGE', 'A garden for bees', 'southern port'],
    ['___', 'Associated writer Lena Fell in Brenning contributed to this report.'],
  ),
  shape('comments in a hidden tab', tabs, court.paragraphs, commentWords),
  shape('a board’s first post in line breaks', forumLike, essay.paragraphs, [
    'Quote',
    'board of its own making',
  ]),
  shape('pages to turn and sponsored links', multiPage, market.paragraphs, [
    'Doctors are stunned',
    'What bakers say',
  ]),
  shape(
    'a speech that is one quotation',
    speech,
    [
      'Ladies and gentlemen, councillors, fishermen, and those who came for the soup.',
      'Eleven boats lie at the bottom of this bay, and each of them had a name, a mortgage and a dog. We are here so that there will not be a twelfth.',
      'A wall does not love anybody. It stands there, it gets wet, and after a hundred years nobody remembers that there was ever a quarrel about it. That is what I wish for this one.',
      'Thank you. The soup is in the fish hall.',
    ],
    ['Telephone 00'],
    ['Check against delivery.'],
  ),
  shape('divisions in divisions without a name', nested, trains.paragraphs, [
    'Ferry company',
    'southern port',
    'All rights reserved',
  ]),
  shape(
    'a French page for subscribers, text and all',
    frenchReader,
    french.paragraphs,
    ['Cet article vous est offert', 'Lire aussi', 'Les ferries', 'réservé aux abonnés', 'Mentions légales'],
    ['Le vote met fin à une querelle de dix ans entre pêcheurs et hôteliers.'],
  ),
  shape(
    'a Polish page, its first paragraph apart',
    polishPortal,
    polish.paragraphs,
    ['Reklama', 'Czytaj także', 'Promy odwołane', 'southern port'],
    ['Źródło: Kurier Olszyński'],
  ),
  shape('a Hebrew brief of two paragraphs', hebrewBrief, hebrew.paragraphs.slice(0, 2), [
    'הירשמו',
    'כל הזכויות',
  ]),
  shape(
    'a Chinese page with a statement of rights',
    chineseForum,
    chinese.paragraphs,
    ['相关阅读', '蜜蜂花园'],
    ['声明：本文版权归原作者所有，转载请注明出处。如有侵权请联系我们删除。'],
  ),
  shape('a flash above ten teasers', flashTall, flash.paragraphs, ['Ferry company', 'southern port']),
  shape('paragraphs full of links', linked, court.paragraphs, ['Ferry company', 'southern port']),
];
