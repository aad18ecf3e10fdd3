/** Builds pages as hosted blogs print them: Ghost, Medium, Substack, Squarespace, Drupal, Tumblr. */
import { court, essay, harbour, market, museum, trains } from './articles.mjs';
import { page, paragraphs, teasers } from './surroundings.mjs';

const ghost = page({
  title: harbour.headline,
  bodyAttributes: 'class="post-template tag-harbour has-sans-title"',
  body: `<div class="gh-viewport"><header id="gh-navigation" class="gh-navigation is-left-logo gh-outer"><div class="gh-navigation-inner gh-inner"><a class="gh-navigation-logo is-title" href="/">Breakwater</a><nav class="gh-navigation-menu"><ul class="nav"><li class="nav-home"><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav><div class="gh-navigation-members"><a href="#/portal/signin">Sign in</a><a class="gh-button" href="#/portal/signup">Subscribe</a></div></div></header>
<main class="gh-main"><article class="gh-article post tag-harbour">
<header class="gh-article-header gh-canvas"><a class="gh-article-tag" href="/tag/harbour/">Harbour</a><h1 class="gh-article-title is-title">${harbour.headline}</h1><div class="gh-article-meta"><div class="gh-article-author-image instapaper_ignore"><img src="a.jpg" alt="Joan Pell"></div><h4 class="gh-article-author-name"><a href="/author/joan/">Joan Pell</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2020-03-03">03 Mar 2020</time><span class="gh-article-meta-length">— 3 min read</span></div></div></header>
<section class="gh-content gh-canvas is-body">
${paragraphs(harbour.paragraphs.slice(0, 3))}
<div class="kg-card kg-cta-card kg-cta-bg-grey kg-cta-minimal" data-layout="minimal"><div class="kg-cta-content"><div class="kg-cta-text"><p>Breakwater is free because two hundred of our readers pay for it. Join them and read the long version on Sundays.</p></div><a class="kg-cta-button" href="#/portal/signup">Become a member</a></div></div>
${paragraphs(harbour.paragraphs.slice(3, 4))}
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/ferry"><div class="kg-bookmark-content"><div class="kg-bookmark-title">${teasers[0][0]}</div><div class="kg-bookmark-description">${teasers[0][1]}</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Breakwater</span></div></div></a></figure>
<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">The minutes of the meeting will be read aloud in the fish hall on Friday at six.</div></div>
${paragraphs(harbour.paragraphs.slice(4))}
</section></article>
<section class="gh-container is-grid gh-outer"><div class="gh-container-inner gh-inner"><h2 class="gh-container-title">Read more</h2><div class="gh-feed">${teasers
    .slice(1, 4)
    .map(
      ([title, text]) =>
        `<article class="gh-card post"><a class="gh-card-link" href="#"><div class="gh-card-wrapper"><h3 class="gh-card-title is-title">${title}</h3><p class="gh-card-excerpt is-body">${text}</p></div></a></article>`,
    )
    .join('\n')}</div></div></section></main>
<footer class="gh-footer gh-outer"><div class="gh-footer-signup"><h2 class="gh-footer-signup-header is-title">Breakwater</h2><p class="gh-footer-signup-subhead is-body">Letters from the end of the pier.</p></div><div class="gh-footer-copyright">Powered by <a href="#">Ghost</a></div></footer></div>`,
});

const span = (text) =>
  `<p id="a3f1" class="pw-post-body-paragraph mq mr gu ms b mt mu mv mw mx my mz na bk" data-selectable-paragraph="">${text}</p>`;
const medium = page({
  title: essay.headline,
  body: `<div id="root"><div class="a b c"><div class="d e f g h i j k"><div class="l m"><a class="n o" href="/">Medium-like</a></div><div class="p q"><a href="/m/signin">Write</a><a href="/m/signin">Sign up</a><a href="/m/signin">Sign in</a></div></div>
<div class="l"><div class="r s t"><article><div class="l"><span class="l"></span><section><div><div class="gl gm gn"></div><div class="ab cb"><div class="ci bh fz ga gb gc">
<div><h1 class="pw-post-title gt gu gv bf gw gx" data-testid="storyTitle">${essay.headline}</h1>
<div class="speechify-ignore ab cp"><div class="ab ae"><a href="/@cob"><img alt="Una Cobb" class="l fa" src="u.png"></a><div class="bn bh"><span class="bf b"><a data-testid="authorName" href="/@cob">Una Cobb</a></span><span><button>Follow</button></span><div class="l"><span data-testid="storyReadTime">4 min read</span><span data-testid="storyPublishDate">Mar 3, 2020</span></div></div></div>
<div class="ab cp hl"><div class="pw-multi-vote-icon"><p class="bf b">1.2K</p></div><div><p class="bf b"><button aria-label="responses">41</button></p></div><div>Listen</div><div>Share</div></div></div></div>
${essay.paragraphs.slice(0, 2).map(span).join('\n')}
<figure class="nd ne nf"><div role="button" tabindex="0"><picture><img alt="" src="last.jpg"></picture></div><figcaption class="nl nm nn">The last, second hand. Photo by the author</figcaption></figure>
${essay.paragraphs.slice(2, 4).map(span).join('\n')}
</div></div></div><div class="ab cb nu nv" role="separator"><span></span><span></span><span></span></div><div class="gn go"><div class="ab cb"><div class="ci bh">
${essay.paragraphs.slice(4).map(span).join('\n')}
</div></div></div></section></div></article></div></div>
<div class="l"><div class="ab cb"><div class="ci bh"><div class="l"><h2 class="pw-author-name">Written by Una Cobb</h2><span>3.4K followers</span><p class="bf b">Una writes about things that can be taken apart. Her book on kettles appears in the autumn of next year.</p></div>
<div class="l"><h2>More from Una Cobb</h2>${teasers.map(([title, text]) => `<article class="ns"><a href="#"><h2 class="bf">${title}</h2><h3 class="bf b">${text}</h3></a><span>2d ago</span></article>`).join('\n')}</div></div></div></div>
<div class="footer"><a href="#">Help</a><a href="#">Status</a><a href="#">Careers</a><a href="#">Text to speech</a></div></div></div>`,
});

const substack = page({
  title: market.headline,
  head: '<meta name="generator" content="substack-like">',
  body: `<div id="entry"><div id="main" class="main typography use-theme-bg"><div class="main-menu"><div class="topBar-menu"><h1 class="title-oOnUGd"><a href="/">The Grain Letter</a></h1><button>Subscribe</button><a href="/signin">Sign in</a></div></div>
<div><div class="single-post-container"><div class="container"><div class="single-post"><div class="pencraft pc-display-contents"><article class="typography newsletter-post post">
<div role="region" aria-label="Post header" class="post-header"><h1 dir="auto" class="post-title published">${market.headline}</h1><h3 dir="auto" class="subtitle">What it means for bakers, pigs and the price of a loaf</h3>
<div aria-label="Post UFI" class="post-ufi"><div class="meta"><a href="#">Inga Rask</a><div>Mar 05, 2020</div></div><div class="like-button-container"><button>38</button></div><a class="post-ufi-button" href="#">12</a><a class="post-ufi-button" href="#">Share</a></div></div>
<div class="visibility-check"></div><div><div class="available-content"><div dir="auto" class="body markup">
${paragraphs(market.paragraphs.slice(0, 2))}
<div class="subscription-widget-wrap" data-attrs='{"url":"/subscribe"}'><div class="subscription-widget show-subscribe"><div class="preamble"><p>Thanks for reading The Grain Letter! Subscribe for free to receive new posts and support my work.</p></div><form class="subscription-widget-subscribe"><input type="email" placeholder="Type your email…"><input type="submit" class="button primary" value="Subscribe"></form></div></div>
${paragraphs(market.paragraphs.slice(2, 4))}
<p class="button-wrapper" data-component-name="ButtonCreateButton"><a class="button primary" href="/share"><span>Share</span></a></p>
<blockquote><p>“A loaf is a vote,” my grandmother said, “and you cast it every morning.”</p></blockquote>
${paragraphs(market.paragraphs.slice(4))}
</div></div></div>
<div class="post-footer use-separators"><div class="like-button-container">38 likes</div></div></article></div></div></div></div>
<div class="visibility-check"></div><div id="discussion" class="comments-page"><div class="container"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment"><div class="comment-content"><div class="comment-body"><p>I baked with bought flour for the first time in ten years, and even the dog noticed that something was off with the crust.</p></div></div></div></div></div></div>
<div class="portable-archive-list">${teasers
    .slice(0, 3)
    .map(
      ([title, text]) =>
        `<div class="portable-archive-post"><a href="#">${title}</a><div class="reader2-secondary">${text}</div></div>`,
    )
    .join('')}</div>
<div class="footer-wrap"><div class="footer"><div class="footer-copyright-blurb">© 2020 Inga Rask</div><div class="footer-terms"><a href="#">Privacy</a> ∙ <a href="#">Terms</a> ∙ <a href="#">Collection notice</a></div><div class="footer-slogan-blurb"><a href="#">Substack-like</a> is the home for great culture</div></div></div></div></div></div>`,
});

const sqs = (inner, type = 'html') =>
  `<div class="row sqs-row"><div class="col sqs-col-12 span-12"><div class="sqs-block ${type}-block sqs-block-${type}" data-block-type="2"><div class="sqs-block-content">${inner}</div></div></div></div>`;
const squarespace = page({
  title: museum.headline,
  bodyAttributes: 'class="view-item collection-type-blog-basic-grid"',
  body: `<div id="siteWrapper" class="clearfix site-wrapper"><header data-test="header" id="header" class="header"><div class="header-announcement-bar-wrapper"><div class="sqs-announcement-bar-dropzone"><p>Free shipping on all prints ordered before the end of the month, to anywhere that has a letterbox.</p></div></div><div class="header-title"><a href="/">Skerry Studio</a></div><nav class="header-nav-list"><a href="/prints">Prints</a><a href="/journal">Journal</a><a href="/cart">Cart (0)</a></nav></header>
<main id="page" class="container" role="main"><article class="sections" id="sections"><section class="page-section content-collection"><div class="content-wrapper"><div class="content"><div class="blog-item-wrapper"><article class="h-entry entry blog-item"><div class="blog-item-inner-wrapper">
<div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large p-name">${museum.headline}</h1></div><div class="blog-item-meta-wrapper"><span class="blog-item-author-name">Written By Aud Lerwick</span><time class="dt-published">Mar 3</time></div></div>
<div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12 columns-12" data-layout-label="Post Body">
${sqs(paragraphs(museum.paragraphs.slice(0, 2), 'style="white-space:pre-wrap;"'))}
${sqs('<figure class="sqs-block-image-figure"><img src="lamp.jpg" alt=""><figcaption class="image-caption-wrapper"><p>The lamp room, looking north.</p></figcaption></figure>', 'image')}
${sqs(paragraphs(museum.paragraphs.slice(2, 4), 'style="white-space:pre-wrap;"'))}
${sqs('<blockquote data-animation-role="quote"><span>“</span>I have turned the lamp until my hands would not close.<span>”</span></blockquote><figcaption class="source">&mdash; Agnes Holloway</figcaption>', 'quote')}
${sqs(paragraphs(museum.paragraphs.slice(4), 'style="white-space:pre-wrap;"'))}
${sqs('<div class="newsletter-block"><h2 class="newsletter-form-header-title">Subscribe</h2><div class="newsletter-form-header-description"><p>Sign up with your email address to receive news and updates from the studio.</p></div><div class="newsletter-form-footnote"><p>We respect your privacy.</p></div></div>', 'newsletter')}
</div></div></div></div></article></div>
<section id="itemPagination" class="item-pagination"><a class="item-pagination-link--prev" href="#"><h2 class="item-pagination-title">How we print on sailcloth</h2></a></section></div></div></section></article></main>
<footer class="sections" id="footer-sections"><p>Skerry Studio, 2 Net Lane. Open when the tide is out.</p></footer></div>`,
});

const drupal = page({
  title: court.headline,
  bodyAttributes: 'class="path-node page-node-type-article"',
  body: `<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
<header role="banner"><div class="region region-header"><div id="block-branding" class="block block-system-branding-block"><a href="/" rel="home">Marden Gazette</a></div><nav role="navigation" id="block-main-menu" class="block-menu"><h2 class="visually-hidden">Main navigation</h2><ul class="menu"><li class="menu-item"><a href="/">Home</a></li><li class="menu-item"><a href="/courts">Courts</a></li></ul></nav></div></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<div id="block-page-title" class="block block-page-title-block"><h1><span class="field field--name-title field--type-string field--label-hidden">${court.headline}</span></h1></div>
<article data-history-node-id="311" class="node node--type-article node--view-mode-full clearfix"><footer class="node__meta"><div class="node__submitted">Submitted by <span class="field field--name-uid">editor</span> on Fri, 03/06/2020 - 14:02</div></footer>
<div class="node__content clearfix"><div class="field field--name-field-image field--type-image field--label-hidden field__item"><img src="box.jpg" alt="A ballot box"></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">${paragraphs(court.paragraphs)}</div>
<div class="field field--name-field-tags field--type-entity-reference field--label-above clearfix"><h3 class="field__label">Tags</h3><ul class="links field__items"><li><a href="#">Elections</a></li><li><a href="#">Marden</a></li></ul></div>
<div class="node__links"><ul class="links inline"><li class="comment-forbidden"><a href="/user/login">Log in</a> or <a href="/user/register">register</a> to post comments</li></ul></div>
<section class="field field--name-comment comment-wrapper"><h2 class="title">Comments</h2><article class="comment js-comment"><div class="comment__content"><h3><a href="#">Cellars</a></h3><div class="text-formatted field field--name-comment-body field__item"><p>My children go to that school and the cellar has been under water twice this winter, so I wonder what state the papers are in.</p></div></div></article></section></div></article></div></div>
<aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar-second"><div class="views-element-container block"><h2>Latest</h2><div class="view-content">${teasers.map(([title, text]) => `<div class="views-row"><div class="views-field-title"><a href="#">${title}</a></div><div class="views-field-body"><p>${text}</p></div></div>`).join('')}</div></div></div></aside></main>
<footer role="contentinfo"><div class="region region-footer"><p>The Gazette is printed on Fridays and delivered by people who know your dog.</p></div></footer></div></div>`,
});

const tumblr = page({
  title: trains.headline,
  bodyAttributes: 'class="permalink post-type-text"',
  body: `<div id="wrapper"><header id="top"><h1><a href="/">sleeper car</a></h1><p class="blog-description">photographs of trains i have slept in, and some in which i have not</p><ul class="pages"><li><a href="/ask">Ask me anything</a></li><li><a href="/archive">Archive</a></li></ul></header>
<section id="posts"><article class="post text" id="6112"><div class="post-content"><h2 class="title"><a href="/post/6112">${trains.headline}</a></h2><div class="body-text">
${paragraphs(trains.paragraphs)}
</div></div><footer class="post-meta"><a class="post-date" href="#">March 3rd, 2020</a><a class="post-notes" href="#notes">213 notes</a><ul class="tags"><li><a href="#">#night train</a></li><li><a href="#">#brass band</a></li></ul></footer>
<div class="post-notes-list"><ol class="notes">${Array.from({ length: 60 }, (_, index) => `<li class="note ${index % 2 === 0 ? 'like' : 'reblog'}"><a rel="nofollow" class="avatar_frame" href="#"><img src="a${index}.png" alt=""></a><span class="action"><a rel="nofollow" href="#">rail-ghost-${index}</a> ${index % 2 === 0 ? 'liked this' : `reblogged this from <a href="#">sleeper-car</a> and added:`}</span>${index % 6 === 5 ? '<blockquote><p>i took the one before the last one ever, and the steward cried when he handed out the towels</p></blockquote>' : ''}</li>`).join('\n')}</ol></div></article></section>
<footer id="bottom">theme by someone else entirely, powered by tumblr</footer></div>`,
});

const shape = (name, markup, kept, absent, optional = []) => ({
  name: `blog: ${name}`,
  markup,
  kept,
  absent,
  optional,
});

export const hostedShapes = [
  shape(
    'Ghost with cards among the paragraphs',
    ghost,
    harbour.paragraphs.toSpliced(
      4,
      0,
      'The minutes of the meeting will be read aloud in the fish hall on Friday at six.',
    ),
    [
      'two hundred of our readers',
      'Become a member',
      'Ferry company',
      'A garden for bees',
      'end of the pier',
    ],
    ['💡'],
  ),
  shape(
    'Medium, its sections parted and no name telling',
    medium,
    essay.paragraphs,
    ['book on kettles', 'Ferry company', 'southern port', '3.4K followers', 'Text to speech'],
    ['The last, second hand. Photo by the author'],
  ),
  shape(
    'Substack with a form and a button in the text',
    substack,
    market.paragraphs.toSpliced(
      4,
      0,
      '“A loaf is a vote,” my grandmother said, “and you cast it every morning.”',
    ),
    ['Thanks for reading', 'dog noticed', 'Ferry company', 'Collection notice'],
    ['What it means for bakers, pigs and the price of a loaf'],
  ),
  shape(
    'Squarespace, a block for each stretch of text',
    squarespace,
    museum.paragraphs.toSpliced(4, 0, 'I have turned the lamp until my hands would not close.'),
    [
      'Free shipping',
      'receive news and updates',
      'We respect your privacy',
      'print on sailcloth',
      'when the tide is out',
    ],
    ['The lamp room, looking north.', 'Agnes Holloway'],
  ),
  shape('Drupal with a comment inside the node', drupal, court.paragraphs, [
    'under water twice',
    'Ferry company',
    'southern port',
    'register',
    'know your dog',
  ]),
  shape('Tumblr with more notes than text', tumblr, trains.paragraphs, [
    'liked this',
    'handed out the towels',
    'photographs of trains',
    '#brass band',
  ]),
];
