/** Builds pages as blogging software prints them: WordPress of four ages, Blogger, Hugo, Drupal, Ghost. */
import { court, essay, market, museum, storm, trains } from './articles.mjs';
import { comments, commentWords, page, paragraphs, teasers } from './surroundings.mjs';

const archives = ['March 2020', 'February 2020', 'January 2020', 'December 2019', 'November 2019'];
const links = (names, attributes = '') =>
  names.map((name) => `<li${attributes}><a href="#">${name}</a></li>`).join('\n');

/** WordPress before themes had HTML5: the default theme of 2005. */
const kubrick = page({
  title: `${essay.headline} « Notes from the Quay`,
  body: `<div id="page">
<div id="header"><div id="headerimg"><h1><a href="/">Notes from the Quay</a></h1><div class="description">Just another weblog about boats and boots</div></div></div>
<hr />
<div id="content" class="widecolumn">
  <div class="navigation"><div class="alignleft">&laquo; <a href="/a">A winter without ice</a></div><div class="alignright"><a href="/b">The price of tar</a> &raquo;</div></div>
  <div class="post" id="post-417">
    <h2>${essay.headline}</h2>
    <div class="entry">
${paragraphs(essay.paragraphs)}
      <p class="postmetadata alt"><small>This entry was posted on Tuesday, March 3rd, 2020 at 9:12 am and is filed under <a href="#">Uncategorized</a>. You can follow any responses to this entry through the <a href="/feed">RSS 2.0</a> feed. You can <a href="#respond">leave a response</a>, or <a href="/trackback">trackback</a> from your own site.</small></p>
    </div>
  </div>
  <h3 id="comments">2 Responses to &#8220;${essay.headline}&#8221;</h3>
  <ol class="commentlist">
    <li class="alt" id="comment-1"><cite>Hanne</cite> Says:<br /><small class="commentmetadata">March 3rd, 2020 at 10:40 am</small><p>I tried the same with a pair of boots from my father and gave up after the second nail, so you have my respect for the eleven hours.</p></li>
    <li id="comment-2"><cite>Piet</cite> Says:<br /><small class="commentmetadata">March 4th, 2020 at 7:01 am</small><p>What glue did you use in the end? Mine goes brittle as soon as it freezes outside the door.</p></li>
  </ol>
  <h3 id="respond">Leave a Reply</h3><form><p><input type="text" name="author"><label><small>Name (required)</small></label></p><p><textarea></textarea></p></form>
</div>
<div id="sidebar"><ul><li><h2>Archives</h2><ul>${links(archives)}</ul></li><li><h2>Blogroll</h2><ul>${links(['The Cobbler’s Diary', 'Salt & Leather', 'Northern Piers'])}</ul></li></ul></div>
<hr /><div id="footer"><p>Notes from the Quay is proudly powered by <a href="#">WordPress</a><br /><a href="/feed">Entries (RSS)</a> and <a href="/comments">Comments (RSS)</a>.</p></div>
</div>`,
});

const twentyEleven = page({
  title: market.headline,
  bodyAttributes:
    'class="post-template-default single single-post postid-88 singular two-column right-sidebar"',
  body: `<div id="page" class="hfeed">
<header id="branding" role="banner"><hgroup><h1 id="site-title"><span><a href="/" rel="home">Field &amp; Fold</a></span></h1><h2 id="site-description">News for people who plough</h2></hgroup>
<nav id="access" role="navigation"><h3 class="assistive-text">Main menu</h3><div class="menu"><ul>${links(['Home', 'Prices', 'Machines', 'About this blog'], ' class="page_item"')}</ul></div></nav></header>
<div id="main"><div id="primary"><div id="content" role="main">
  <nav id="nav-single"><h3 class="assistive-text">Post navigation</h3><span class="nav-previous"><a href="#">&larr; Previous</a></span><span class="nav-next"><a href="#">Next &rarr;</a></span></nav>
  <article id="post-88" class="post-88 post type-post status-publish format-standard hentry category-prices">
    <header class="entry-header"><h1 class="entry-title">${market.headline}</h1><div class="entry-meta"><span class="sep">Posted on </span><a href="#" rel="bookmark"><time class="entry-date" datetime="2020-03-05">March 5, 2020</time></a><span class="by-author"> <span class="sep"> by </span> <span class="author vcard"><a class="url fn n" href="#">Inga</a></span></span></div></header>
    <div class="entry-content">
${paragraphs(market.paragraphs)}
      <div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a href="#">Click to share on Twitter (Opens in new window)</a></li><li><a href="#">Click to share on Facebook (Opens in new window)</a></li></ul></div></div></div>
      <div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>${teasers
        .slice(0, 3)
        .map(
          ([title, text]) =>
            `<div class="jp-relatedposts-post"><h4><a href="#">${title}</a></h4><p class="jp-relatedposts-post-excerpt">${text}</p></div>`,
        )
        .join('')}</div>
    </div>
    <footer class="entry-meta">This entry was posted in <a href="#" rel="category tag">Prices</a> by <a href="#">Inga</a>. Bookmark the <a href="#" rel="bookmark">permalink</a>.</footer>
  </article>
  ${comments(1)}
</div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget widget_text"><h3 class="widget-title">About</h3><div class="textwidget"><p>I grow rye and oats on forty hectares and have written about it every week since 2009, mostly on Sundays and mostly when it rains.</p></div></aside><aside class="widget widget_archive"><h3 class="widget-title">Archives</h3><ul>${links(archives)}</ul></aside></div>
</div><footer id="colophon" role="contentinfo"><div id="site-generator"><a href="#">Proudly powered by WordPress</a></div></footer></div>`,
});

const twentyTwentyFour = page({
  title: trains.headline,
  bodyAttributes: 'class="wp-singular post-template-default single single-post wp-embed-responsive"',
  body: `<div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group has-global-padding is-layout-constrained"><p class="wp-block-site-title"><a href="/">Slow Lines</a></p><nav class="wp-block-navigation is-responsive"><ul class="wp-block-navigation__container">${links(['About', 'Maps', 'Timetables', 'Archive'], ' class="wp-block-navigation-item"')}</ul></nav></div></header>
<main class="wp-block-group is-layout-flow" id="wp--skip-link--target">
  <div class="wp-block-group has-global-padding is-layout-constrained"><h1 class="wp-block-post-title has-x-large-font-size">${trains.headline}</h1>
    <div class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><div class="wp-block-post-date"><time datetime="2020-03-03">March 3, 2020</time></div><p class="has-contrast-2-color">—</p><p>by</p><div class="wp-block-post-author-name"><a href="#">Lena</a></div><p>in</p><div class="taxonomy-category wp-block-post-terms"><a href="#">Night trains</a></div></div></div></div>
  <div class="entry-content wp-block-post-content has-global-padding is-layout-constrained">
${trains.paragraphs
  .slice(0, 2)
  .map((text) => `<p class="wp-block-paragraph">${text}</p>`)
  .join('\n')}
<h2 class="wp-block-heading">A party on platform nine</h2>
${trains.paragraphs
  .slice(2)
  .map((text) => `<p class="wp-block-paragraph">${text}</p>`)
  .join('\n')}
  </div>
  <div class="wp-block-group alignwide"><nav class="wp-block-group" aria-label="Posts"><div class="post-navigation-link-previous wp-block-post-navigation-link"><a href="#"><span>Previous:</span> The last lamp man of Brenning</a></div></nav></div>
  <div class="wp-block-comments"><h2 class="wp-block-comments-title">Comments</h2><ol class="wp-block-comment-template"><li><div class="wp-block-comment-content"><p>I was on that train and the cake was excellent, although the sleeping car had lost a wheel by the time we crossed the river.</p></div></li></ol><h3>Leave a Reply</h3></div>
</main>
<footer class="wp-block-template-part"><p>Designed with <a href="#">WordPress</a></p></footer></div>`,
});

/** A page builder's theme: columns in rows in sections, and the text in a module of its own. */
const pageBuilder = page({
  title: court.headline,
  body: `<div id="page-container"><header id="main-header"><div class="container clearfix et_menu_container"><ul id="top-menu" class="nav">${links(['Start', 'Courts', 'Council', 'Contact'])}</ul></div></header>
<div id="et-main-area"><div id="main-content"><article id="post-9" class="et_pb_post hentry"><div class="entry-content"><div id="et-boc" class="et-boc"><div class="et-l et-l--post"><div class="et_builder_inner_content et_pb_gutters3">
<div class="et_pb_section et_pb_section_0 et_section_regular"><div class="et_pb_row et_pb_row_0"><div class="et_pb_column et_pb_column_4_4"><div class="et_pb_module et_pb_post_title"><div class="et_pb_title_container"><h1 class="entry-title">${court.headline}</h1><p class="et_pb_title_meta_container">by <span class="author vcard"><a href="#">M. Quill</a></span> | <span class="published">Mar 6, 2020</span> | 0 comments</p></div></div></div></div></div>
<div class="et_pb_section et_pb_section_1"><div class="et_pb_row et_pb_row_1">
  <div class="et_pb_column et_pb_column_2_3"><div class="et_pb_module et_pb_text et_pb_text_0"><div class="et_pb_text_inner">
${paragraphs(court.paragraphs.slice(0, 3))}
  </div></div><div class="et_pb_module et_pb_divider"></div><div class="et_pb_module et_pb_text et_pb_text_1"><div class="et_pb_text_inner">
${paragraphs(court.paragraphs.slice(3))}
  </div></div></div>
  <div class="et_pb_column et_pb_column_1_3"><div class="et_pb_module et_pb_blurb"><div class="et_pb_blurb_container"><h4 class="et_pb_module_header">Support local reporting</h4><div class="et_pb_blurb_description"><p>We are two people and a bicycle. If you can spare three crowns a month, you help us to sit in courtrooms that nobody else sits in.</p></div></div></div><div class="et_pb_module et_pb_sidebar_0 et_pb_widget_area"><div class="et_pb_widget"><h4 class="widgettitle">Recent posts</h4><ul>${links(teasers.map(([title]) => title))}</ul></div></div></div>
</div></div></div></div></div></div></article></div>
<footer id="main-footer"><div id="footer-bottom"><p id="footer-info">Designed by Elegant Tents | Powered by WordPress</p></div></footer></div></div>`,
});

const blogger = page({
  title: museum.headline,
  body: `<div class='body-fauxcolumns'><div class='fauxcolumn-outer body-fauxcolumn-outer'></div></div>
<div class='content'><div class='content-outer'><div class='content-inner'>
<header><div class='header-outer'><div class='header section' id='header'><div class='widget Header' id='Header1'><div class='titlewrapper'><h1 class='title'><a href='/'>Tar and Paper</a></h1></div><div class='descriptionwrapper'><p class='description'><span>Old letters from cold places</span></p></div></div></div></div></header>
<div class='main-outer'><div class='columns fauxcolumns'><div class='columns-inner'>
<div class='column-center-outer'><div class='column-center-inner'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>
<div class="date-outer"><h2 class='date-header'><span>Tuesday, 3 March 2020</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry uncustomized-post-template'>
<a name='8123'></a><h3 class='post-title entry-title' itemprop='name'>${museum.headline}</h3>
<div class='post-header'><div class='post-header-line-1'></div></div>
<div class='post-body entry-content' id='post-body-8123' itemprop='description articleBody'>
<div class="separator" style="clear: both; text-align: center;"><a href="#"><img border="0" src="lamp.jpg" width="400" /></a></div><br />
<div dir="ltr" style="text-align: left;" trbidi="on">
${museum.paragraphs.map((text) => `<div style="text-align: justify;">\n${text}</div>\n<div style="text-align: justify;">\n<br /></div>`).join('\n')}
</div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn'>Orla</span></span> <span class='post-timestamp'>at <a href='#'><abbr class='published' title='2020-03-03'>09:14</abbr></a></span> <span class='post-comment-link'></span><div class='post-share-buttons goog-inline-block'><a href='#'>Email This</a><a href='#'>BlogThis!</a><a href='#'>Share to X</a></div></div><div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='#' rel='tag'>letters</a>, <a href='#' rel='tag'>lighthouses</a></span></div></div>
</div><div class='comments' id='comments'><h4>1 comment:</h4><div class='comments-content'><ol><li class='comment'><div class='comment-block'><p class='comment-content'>My great-aunt kept the light at the next point along the coast, and we have a box of her papers that nobody has ever opened.</p></div></li></ol></div></div></div></div></div>
</div><div class='blog-pager' id='blog-pager'><a class='blog-pager-newer-link' href='#'>Newer Post</a><a class='blog-pager-older-link' href='#'>Older Post</a><a class='home-link' href='#'>Home</a></div>
</div></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section'><div class='widget Profile'><h2>About Me</h2><div class='widget-content'><dl class='profile-datablock'><dt class='profile-data'>Orla</dt><dd class='profile-textblock'>Archivist by day, walker of cliffs by evening, and always late with the post.</dd></dl></div></div><div class='widget BlogArchive'><h2>Blog Archive</h2><ul class='hierarchy'>${links(archives)}</ul></div></div></aside></div>
</div></div></div>
<footer><div class='footer-outer'><div class='widget Attribution'>Simple theme. Powered by <a href='#'>Blogger</a>.</div></div></footer></div></div></div>`,
});

const hugo = page({
  title: storm.headline,
  bodyAttributes: 'id="top"',
  body: `<header class="header"><nav class="nav"><div class="logo"><a href="/" accesskey="h">senn.log</a></div><ul id="menu">${links(['Posts', 'Tags', 'Search'])}</ul></nav></header>
<main class="main"><article class="post-single">
<header class="post-header"><div class="breadcrumbs"><a href="/">Home</a>&nbsp;»&nbsp;<a href="/posts/">Posts</a></div><h1 class="post-title entry-hint-parent">${storm.headline}</h1><div class="post-meta"><span title="2020-03-01">March 1, 2020</span>&nbsp;·&nbsp;2 min&nbsp;·&nbsp;R. Frey</div></header>
<div class="toc"><details><summary accesskey="c"><span class="details">Table of Contents</span></summary><div class="inner"><ul><li><a href="#cut-off">Cut off since Saturday</a></li><li><a href="#gauge">What the gauge says</a></li></ul></div></details></div>
<div class="post-content">${paragraphs(storm.paragraphs.slice(0, 1))}
<h2 id="cut-off">Cut off since Saturday<a hidden class="anchor" aria-hidden="true" href="#cut-off">#</a></h2>
${paragraphs(storm.paragraphs.slice(1, 3))}
<h2 id="gauge">What the gauge says<a hidden class="anchor" aria-hidden="true" href="#gauge">#</a></h2>
${paragraphs(storm.paragraphs.slice(3))}
</div>
<footer class="post-footer"><ul class="post-tags">${links(['Flood', 'Senn'])}</ul><nav class="paginav"><a class="prev" href="#"><span class="title">« Prev</span><br><span>Ice on the upper lakes melts early</span></a></nav></footer>
</article></main>
<footer class="footer"><span>&copy; 2020 <a href="/">senn.log</a></span><span>Powered by <a href="#">Hugo</a> &amp; <a href="#">PaperMod</a></span></footer>`,
});

const shape = (name, markup, kept, absent) => ({ name: `blog: ${name}`, markup, kept, absent });
const insert = (texts, ...additions) =>
  additions.reduceRight((all, [at, text]) => all.toSpliced(at, 0, text), texts);

export const blogShapes = [
  shape('WordPress of 2005', kubrick, essay.paragraphs, [
    'entry was posted',
    'father and gave up',
    'brittle',
    'Blogroll',
    'boats and boots',
    'A winter without ice',
  ]),
  shape('WordPress Twenty Eleven with comments and a sidebar', twentyEleven, market.paragraphs, [
    'Click to share',
    'Ferry company',
    'southern port',
    'entry was posted',
    'forty hectares',
    ...commentWords,
  ]),
  shape(
    'WordPress Twenty Twenty-Four in blocks',
    twentyTwentyFour,
    insert(trains.paragraphs, [2, 'A party on platform nine']),
    ['lamp man of Brenning', 'cake was excellent', 'Designed with', 'Timetables'],
  ),
  shape('WordPress with a page builder’s columns', pageBuilder, court.paragraphs, [
    'two people and a bicycle',
    'Ferry company',
    'Elegant Tents',
  ]),
  shape('Blogger, a division for each paragraph', blogger, museum.paragraphs, [
    'great-aunt',
    'Archivist by day',
    'Labels',
    'BlogThis',
    'Powered by',
  ]),
  shape(
    'Hugo with a table of contents',
    hugo,
    insert(storm.paragraphs, [1, 'Cut off since Saturday'], [3, 'What the gauge says']),
    ['Table of Contents', 'upper lakes', 'PaperMod'],
  ),
];
