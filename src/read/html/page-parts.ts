/**
 * Says which elements of a page are no part of its article, whatever they hold: menus, footers, comments, related
 * stories, boxes of shops and shares, by their tags and by the names that their authors gave them.
 */
import type { HtmlNode } from './dom.js';

// Parts of names, between blanks, hyphens and underlines. Names of layout (widget, banner, header) say nothing.
const asideName =
  /(?:^|[\s_-])(?:comments?|disqus|respond|replies|related|recommend(?:ed|ations?)?|more-(?:stories|news|from|posts)|read-?(?:more|next|also)|also-?(?:read|like)|trending|popular|most-?(?:read|viewed|popular)|promos?|promotion|newsletters?|subscri(?:be|ption)|sign-?up|share|sharing|sharedaddy|social(?!-?(?:embed|post))|sidebar|cta|podcast|donat(?:e|ions?)|poll|quiz|upsell|regwall|paywall-?_*(?:offer|message|prompt|barrier|banner|overlay|box|wrap(?:per)?)|cookies?|consent|gdpr|onetrust|didomi|qc-cmp2?|cmp-?(?:banner|box|modal|consent)|cookiebot|usercentrics|modal|pop-?up|breadcrumbs?|pagination|pager|menu|nav(?:bar|igation)?|footer|masthead|site-?header|advert(?:s|isement|ising)?|ads?|sponsor(?:ed|s)?|outbrain|taboola|author-?(?:bio|box|info|card)|bio|tags|product-?(?:card|box|listing)|post-?(?:meta(?:data)?|info)|entry-?(?:meta|footer))(?:$|[\s_-])/i;
// Whole names of what may be longer than the article.
const otherVoices =
  /(?:^|\s)(?:comments?|amp-(?:sidebar|consent)|comment-?(?:list|s-?area|s-?section|s-?wrapper)|commentlist|disqus_thread|respond|(?:post-?)?notes|reblogs?|discussion|onetrust[\w-]*|didomi[\w-]*|cookie-?(?:wall|banner|notice|consent|dialog|modal|law)[\w-]*|cookiebot[\w-]*|consent-?(?:wall|banner|dialog|modal)[\w-]*)(?=$|\s)/i;
const asideTags: ReadonlySet<string> = new Set(['form', 'aside']);
const otherTags: ReadonlySet<string> = new Set(['nav', 'footer', 'dialog']);
const rootTags: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article']);
// Posts of others that the report shows.
const embedName = /(?:^|[\s_-])(?:embed|tweet|twitter-tweet|instagram-media|fb-post)/i;
const hidingStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * How surely an element is no part of the article: `beside` gives way where most of the text stands in it, `hidden`
 * within the article, too.
 */
export type Apartness = 'none' | 'hidden' | 'beside' | 'other';

/** What the tag and the names of an element say of it. */
export interface Judgement {
  readonly apartness: Apartness;
  /** The name or tag that says so. */
  readonly by: string;
}

const plain: Judgement = { apartness: 'none', by: '' };

/** Judges an element by its tag and names. */
export function judgeElement(element: HtmlNode): Judgement {
  const tag = element.localName;
  if (rootTags.has(tag) && tag !== 'article') return plain;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (otherTags.has(tag) || otherVoices.test(names)) return { apartness: 'other', by: tag };
  if (tag === 'article') return plain;
  if (asideTags.has(tag)) return { apartness: 'beside', by: tag };
  const name = embedName.test(names) ? undefined : names.match(asideName)?.[0];
  if (name !== undefined) return { apartness: 'beside', by: name.trim().toLowerCase() };
  if (isRole(element)) return { apartness: 'beside', by: 'role' };
  const isHidden =
    element.getAttribute('hidden') !== null || hidingStyle.test(element.getAttribute('style') ?? '');
  return isHidden ? { apartness: 'hidden', by: 'hidden' } : plain;
}

const asideRole = /^(?:navigation|complementary|contentinfo|banner|dialog|alertdialog|search|menu|menubar)$/i;

function isRole(element: HtmlNode): boolean {
  return asideRole.test(element.getAttribute('role') ?? '');
}

const bodyName =
  /(?:^|[\s_-])(?:article[-_]*(?:body|content|text)|story[-_]*(?:body|content|text)|entry[-_]*content|post[-_]*(?:content|body|text)|body-?text|articlebody|blog-?post-?(?:body|content)|rich-?text)(?:$|[\s_-])/i;

/** Tells whether the markup calls an element the body of an article. */
export function isCalledArticle(element: HtmlNode): boolean {
  if (element.localName === 'article') return true;
  const names = ['class', 'id', 'itemprop', 'data-testid', 'data-component'];
  return bodyName.test(names.map((name) => element.getAttribute(name) ?? '').join(' '));
}

// Elements that are a piece of text and never the part of a page that holds an article.
const pieces: ReadonlySet<string> = new Set(
  'p li blockquote ol ul dl dd dt table tbody thead tr td th h1 h2 h3 h4 h5 h6 span font pre figure a b i em strong'.split(
    ' ',
  ),
);

/** Tells whether an element may hold a whole article. */
export function mayHoldArticle(element: HtmlNode): boolean {
  return !pieces.has(element.localName) || (element.localName === 'td' && element.children.length > 2);
}
