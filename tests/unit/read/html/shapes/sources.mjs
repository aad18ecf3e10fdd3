/** Builds pages whose markup is of another age or kind: data alone, AMP, print views, tables and fonts for layout. */
import { court, essay, harbour, market, museum, storm } from './articles.mjs';
import { footer, masthead, page, paragraphs, related, teasers } from './surroundings.mjs';

const appShell = page({
  title: court.headline,
  head: `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: court.headline, datePublished: '2020-03-06T14:02:00Z', author: { '@type': 'Person', name: 'M. Quill' }, articleBody: court.paragraphs.join('\n\n') })}</script>`,
  body: `<noscript><div class="noscript-note">You need to enable JavaScript to run this app.</div></noscript>
<div id="root"><div class="shell"><div class="shell__header"><a href="/">Marden Gazette</a><a href="/login">Log in</a></div><div class="shell__skeleton" aria-busy="true"><div class="line"></div><div class="line"></div><div class="line"></div></div><div class="shell__footer">© 2020 Marden Gazette. All rights reserved.</div></div></div>`,
});

const amp = `<!doctype html>
<html ⚡ lang="en"><head><meta charset="utf-8"><title>${storm.headline}</title><link rel="canonical" href="https://example.org/senn"><script async src="https://cdn.example/v0.js"></script><style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style><style amp-custom>.b{font-size:1.2rem}</style></head>
<body><amp-sidebar id="menu" layout="nodisplay" side="left"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></amp-sidebar>
<amp-analytics type="gtag"><script type="application/json">{"vars":{"gtag_id":"G-1"}}</script></amp-analytics>
<amp-consent layout="nodisplay" id="consent-element"><div id="consent-ui"><p>We use cookies and similar techniques to measure how our pages are used and to show you advertisements that may interest you.</p><button on="tap:consent-element.accept">Accept</button></div></amp-consent>
<header class="amp-header"><button on="tap:menu.toggle">☰</button><a href="/"><amp-img src="/logo.png" width="120" height="30"></amp-img></a></header>
<main><article class="amp-article"><h1>${storm.headline}</h1><p class="amp-byline">Regional desk, 1 March 2020</p>
<amp-img src="/senn.jpg" width="1200" height="800" layout="responsive"></amp-img>
${paragraphs(storm.paragraphs.slice(0, 2), 'class="b"')}
<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div></amp-ad>
${paragraphs(storm.paragraphs.slice(2), 'class="b"')}
</article>
<amp-carousel height="180" layout="fixed-height" type="carousel">${teasers.map(([title, text]) => `<a class="amp-card" href="#"><span class="amp-card__title">${title}</span><span class="amp-card__text">${text}</span></a>`).join('')}</amp-carousel></main>
<amp-social-share type="twitter"></amp-social-share><footer><a href="https://example.org/senn">View full site</a> © The Alder Post</footer></body></html>`;

const print = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Print - ${market.headline}</title><meta name="robots" content="noindex" /></head>
<body onload="window.print()"><div class="print-logo"><img src="/logo-bw.gif" alt="" /></div><div class="print-site_name">Published on <em>The Alder Post</em> (<a href="/">http://alderpost.example</a>)</div><hr class="print-hr" />
<h1 class="print-title">${market.headline}</h1><div class="print-submitted">By Inga Rask</div><div class="print-created">Created 5 Mar 2020 - 10:12</div>
<div class="print-content">${paragraphs(market.paragraphs)}</div>
<hr class="print-hr" /><div class="print-source_url"><strong>Source URL:</strong> <a href="/node/88">http://alderpost.example/node/88</a></div></body></html>`;

const cellMenu = (names) =>
  names
    .map(
      (name) =>
        `<tr><td bgcolor="#ccccff"><font face="Verdana" size="1"><a href="#">${name}</a></font></td></tr>`,
    )
    .join('\n');
const tables = `<html><head><title>${museum.headline}</title></head><body bgcolor="#ffffff" topmargin="0"><center>
<table width="760" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3" bgcolor="#000066"><a href="/"><img src="banner.gif" width="468" height="60" border="0"></a></td></tr>
<tr><td width="120" valign="top"><table width="120" border="0">${cellMenu(['News', 'Weather', 'Tide tables', 'Guestbook', 'Archive 1999', 'Links', 'E-mail us'])}</table></td>
<td width="500" valign="top"><table width="100%" cellpadding="8"><tr><td><h2><font face="Arial" color="#000066">${museum.headline}</font></h2>
<table align="right" width="180"><tr><td><img src="lamp.gif" width="180" height="140"></td></tr><tr><td><font size="1">The lamp room</font></td></tr></table>
${museum.paragraphs.map((text) => `<p><font face="Times New Roman" size="3">${text}</font></p>`).join('\n')}
<p align="center"><font size="1">[ <a href="index.html">Home</a> | <a href="top.html">Back to top</a> | <a href="mail.html">Mail this page</a> ]</font></p></td></tr></table></td>
<td width="140" valign="top"><table width="140" bgcolor="#eeeeee"><tr><td><font size="2"><b>Also today</b></font></td></tr>${teasers.map(([title, text]) => `<tr><td><font size="1"><a href="#">${title}</a><br>${text}</font></td></tr>`).join('\n')}</table></td></tr>
<tr><td colspan="3" align="center"><font size="1">Best viewed at 800 x 600. Copyright 1999 The Coastal Museum. You are visitor number 18,204.</font></td></tr></table></center></body></html>`;

const fonts = `<HTML><HEAD><TITLE>${essay.headline}</TITLE></HEAD><BODY BGCOLOR=WHITE TEXT=BLACK><FONT FACE="Georgia" SIZE=2>
<A HREF="/">Home</A> | <A HREF="/essays">Essays</A> | <A HREF="/recipes">Recipes</A> | <A HREF="/me">About me</A><HR>
<FONT SIZE=6><B>${essay.headline}</B></FONT><BR><FONT SIZE=1>March 3rd, 2000</FONT><P>
${essay.paragraphs.map((text) => `<FONT COLOR="#333333">${text}</FONT>`).join('\n<P>\n')}
<P><HR><FONT SIZE=1>This page was made with a text editor. Last changed on March 4th, 2000. <A HREF="mailto:me">Write to me</A></FONT></FONT></BODY></HTML>`;

const legal = Array.from(
  { length: 9 },
  (_, index) =>
    `<p>${index + 1}. The information on this site is provided by The Alder Post Limited and its affiliates for general purposes only, without warranty of any kind, express or implied, about its completeness, accuracy, reliability or suitability. Any reliance you place on such information is strictly at your own risk, and in no event will we be liable for any loss or damage, including without limitation indirect or consequential loss, arising out of or in connection with the use of this site under clause ${index + 4}.2 of these conditions.</p>`,
).join('\n');

const body = ({ headline, paragraphs: texts }) =>
  `<main id="content"><article><h1>${headline}</h1><div class="body-copy">${paragraphs(texts)}</div></article></main>`;
const legalFooter = page({
  title: harbour.headline,
  body: `${masthead()}${body({ ...harbour, paragraphs: harbour.paragraphs.slice(0, 3) })}${related()}${footer(`<div class="disclosures">${legal}</div>`)}`,
});
const unnamedLegal = page({
  title: storm.headline,
  body: `${masthead()}${body({ ...storm, paragraphs: storm.paragraphs.slice(0, 3) })}<div class="sc-kOnlKp"><div class="sc-1x2y">${legal}</div></div>`,
});

const megaMenu = page({
  title: market.headline,
  body: `<div class="mega">${teasers.flatMap(([title, text], index) => Array.from({ length: 3 }, (_, row) => `<div class="mega__panel"><h4>${['Politics', 'World', 'Business', 'Sport', 'Culture'][index]} ${row + 1}</h4><p>${text}</p><ul><li><a href="#">${title}</a></li><li><a href="#">All of it</a></li></ul></div>`)).join('\n')}</div>
<div class="page"><h1>${market.headline}</h1><div class="rte">${paragraphs(market.paragraphs)}</div></div>${footer()}`,
});

const shape = (name, markup, kept, absent, optional = []) => ({
  name: `source: ${name}`,
  markup,
  kept,
  absent,
  optional,
});
const liability = ['without warranty of any kind', 'consequential loss'];

export const sourceShapes = [
  shape('the article stands in JSON-LD alone', appShell, court.paragraphs, [
    'enable JavaScript',
    'Log in',
    'All rights reserved',
  ]),
  shape('AMP', amp, storm.paragraphs, [
    'We use cookies',
    'Advertisement',
    'Ferry company',
    'southern port',
    'View full site',
  ]),
  shape('print view', print, market.paragraphs, ['Source URL', 'Created 5 Mar', 'Published on']),
  shape(
    'tables for layout',
    tables,
    museum.paragraphs,
    ['Guestbook', 'Back to top', 'Also today', 'southern port', 'Best viewed', 'visitor number'],
    ['The lamp room'],
  ),
  shape(
    'fonts and open paragraphs, no containers',
    fonts,
    essay.paragraphs,
    ['About me'],
    ['This page was made with a text editor. Last changed on March 4th, 2000. Write to me'],
  ),
  shape(
    'legal text in the footer, longer than the article',
    legalFooter,
    harbour.paragraphs.slice(0, 3),
    liability,
  ),
  shape(
    'legal text without a telling name, longer than the article',
    unnamedLegal,
    storm.paragraphs.slice(0, 3),
    liability,
  ),
  shape('a menu with paragraphs, before the page', megaMenu, market.paragraphs, [
    'southern port',
    'All of it',
    'Forty thousand tenants',
  ]),
];
