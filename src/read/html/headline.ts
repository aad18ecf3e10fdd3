/**
 * Chooses the headline of a page: what a reader saw above the article. Titles in the page's data are often written for
 * search engines, and serve to tell the article's heading from the site's.
 */
import type { Metadata } from '../../model/document.js';
import { describeSiteLine } from '../../text/site-lines.js';
import { functionWords } from '../../text/words/cues.js';
import { type HtmlBlock, readBlocks } from './blocks.js';
import type { HtmlNode } from './dom.js';
import { placeOf, squeeze } from './notes.js';
import { firstText, itemprop, onOneLine, type PageData } from './page-data.js';
import { cutSiteName, isSiteName, siteNamesOf } from './site-names.js';

/** A headline, and where it stands; in the page's data alone where `place` is null. */
export interface Headline {
  readonly text: string;
  readonly place: number | null;
}

/** A heading that may be the article's. */
interface Heading extends Headline {
  readonly place: number;
  readonly isFirstRank: boolean;
  readonly isInArticle: boolean;
  /** How much it shares with the likest of the page's titles, in [0, 1]. */
  readonly kinship: number;
}

const maxHeading = 300;
const siteParts =
  'nav, footer, aside, dialog, form, menu, [role="dialog"], [role="navigation"], [aria-modal="true"]';
const lowerHeadings =
  'h2, h3, h4, [itemprop~="headline"], [class*="entry-title"], [class*="post-title"], [class*="article-title"]';
// A page has few headings of the first rank; one with hundreds of headings is a list.
const mostHeadings = 60;
// What a heading must share with a title: less where its rank speaks for it.
const firstRankKinship = 0.25;
const lowerKinship = 0.75;
const rankBonus = 0.4;
// A heading behind most of the text is another article's.
const lateShare = 0.6;
const proseLength = 80;
// A shorter line may begin any title.
const shortLine = 10;
// A heading that shares nothing with the titles is a section's if it has fewer words.
const fewWords = 4;

/**
 * Finds the headline of the page whose blocks are `blocks`; null where nothing is one. Elements must be numbered
 * (`numberElements`).
 */
export function findHeadline(
  data: PageData,
  blocks: readonly HtmlBlock[],
  metadata: Metadata,
): Headline | null {
  const sites = siteNamesOf(data, metadata);
  const titles = titlesOf(data).map((title) => cutSiteName(title, sites));
  const isLate = measureLateness(blocks);
  const seen = chooseHeading(data, { titles, sites, isLate });
  const [declared] = titles;
  if (seen !== null) return { text: cutSiteName(seen.text, sites), place: seen.place };
  return declared === undefined ? null : (findLine(declared, blocks) ?? { text: declared, place: null });
}

// "The greedy dog <Tales of the week>"
const endInBrackets = /^([^<＜〈《【[]{2,})[<＜〈《【[].+[>＞〉》】\]]$/u;

/** Finds a title as a line of the page that does not say what stands in brackets behind it; null where there is none. */
function findLine(title: string, blocks: readonly HtmlBlock[]): Headline | null {
  const text = endInBrackets.exec(title)?.[1]?.trim();
  if (text === undefined) return null;
  const line = blocks.find((block) => block.text.split('\n').includes(text));
  return line === undefined ? null : { text, place: placeOf(line.element) };
}

/** Lists what the page's data call it, the likeliest to be the headline first. */
function titlesOf({ page, article, meta }: PageData): string[] {
  const textIn = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const titles = [
    textIn(article?.['headline']),
    meta.get('og:title'),
    meta.get('twitter:title'),
    itemprop(page, 'headline'),
    textIn(article?.['name']),
    page.querySelector('title')?.textContent,
  ];
  return [...new Set(titles.map((title) => firstText(title)))].filter(
    (title): title is string => title !== undefined && title.length <= 2 * maxHeading,
  );
}

interface Guides {
  readonly titles: readonly string[];
  readonly sites: readonly string[];
  readonly isLate: (place: number) => boolean;
}

function chooseHeading({ page }: PageData, { titles, sites, isLate }: Guides): Heading | null {
  const toHeadings = (selector: string, isFirstRank: boolean) =>
    [...page.querySelectorAll(selector)]
      .slice(0, mostHeadings)
      .filter((element) => element.closest(siteParts) === null)
      .map((element) => toHeading(element, titles, isFirstRank))
      .filter(
        ({ text, place }) =>
          text !== '' && text.length <= maxHeading && !isSiteName(text, sites) && !isLate(place),
      );
  const first = toHeadings('h1', true);
  const related = [...first, ...toHeadings(lowerHeadings, false)].filter(
    ({ kinship, isFirstRank }) => kinship >= (isFirstRank ? firstRankKinship : lowerKinship),
  );
  const scoreOf = ({ kinship, isFirstRank }: Heading) => kinship + (isFirstRank ? rankBonus : 0);
  const best = related.reduce<Heading | null>(
    (best, heading) => (best === null || scoreOf(heading) > scoreOf(best) ? heading : best),
    null,
  );
  if (best !== null) return best;
  // Titles that were made anew for search may share no word with it.
  const [only] = first;
  const isAlone = first.length === 1 && (only!.isInArticle || only!.text.split(/\s+/).length >= fewWords);
  return only !== undefined && (isAlone || titles.length === 0) ? only : null;
}

function toHeading(element: HtmlNode, titles: readonly string[], isFirstRank: boolean): Heading {
  const text = onOneLine(readHeading(element, titles));
  const kinship = titles.reduce((most, title) => Math.max(most, kinshipOf(text, title)), 0);
  const isInArticle = element.closest('article') !== null;
  return { text, kinship, isFirstRank, isInArticle, place: placeOf(element) ?? 0 };
}

/**
 * Reads the words of a heading without what else stands in it (a date, a label, a count of comments): a run of its pieces
 * that is one of the titles, else its blocks but for those of the site.
 */
function readHeading(element: HtmlNode, titles: readonly string[]): string {
  if ((element.textContent ?? '').length > 3 * maxHeading) return '';
  const first = readFirstLine(element, titles);
  if (first !== null) return first;
  const pieces = textsIn(element).slice(0, mostHeadings);
  const wanted = new Set(titles.map(squeeze));
  for (let start = 0; start < pieces.length && pieces.length > 1; start++) {
    for (let end = pieces.length; end > start; end--) {
      const run = pieces.slice(start, end).join('');
      if (wanted.has(squeeze(run))) return run;
    }
  }
  const blocks = readBlocks(element).map(({ text }) => text);
  return blocks.filter((text) => blocks.length === 1 || describeSiteLine(text) === null).join(' ');
}

/** Returns the first line of a heading where the page's titles begin with it and leave out the next, such as a name. */
function readFirstLine(element: HtmlNode, titles: readonly string[]): string | null {
  const [first = '', next] = readBlocks(element).flatMap(({ text }) => text.split('\n'));
  const [start, end] = [squeeze(first), squeeze(next ?? '')];
  if (start.length < shortLine || end === '') return null;
  const whole = squeeze(element.textContent ?? '');
  const others = titles.map(squeeze).filter((title) => title !== whole);
  const isTitle = others.some((title) => title.startsWith(start));
  return isTitle && !others.some((title) => title.includes(end)) ? first : null;
}

function textsIn(element: HtmlNode): string[] {
  return [...element.childNodes].flatMap((child) => {
    if (child.nodeType === 3) return [child.textContent ?? ''];
    return child.nodeType !== 1 ? [] : child.localName === 'br' ? [' '] : textsIn(child);
  });
}

/** Measures what two lines share of their telling words: Dice's coefficient, in [0, 1]. */
function kinshipOf(left: string, right: string): number {
  if (squeeze(left) === squeeze(right)) return 1;
  const [own, other] = [stemsOf(left), stemsOf(right)];
  const shared = [...own].filter((word) => other.has(word)).length;
  return own.size + other.size === 0 ? 0 : (2 * shared) / (own.size + other.size);
}

/** Cuts words to their first letters, which endings leave alone; scripts without spaces give pairs of letters. */
function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !functionWords.has(word))
      .flatMap((word) =>
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
          ? Array.from(word.slice(1), (letter, index) => word.charAt(index) + letter)
          : [word.slice(0, 5)],
      ),
  );
}

/** Returns a function that tells whether most of the page's running text stands before a place. */
function measureLateness(blocks: readonly HtmlBlock[]): (place: number) => boolean {
  const prose = blocks
    .filter(({ text, linkShare }) => text.length >= proseLength && linkShare < 0.5)
    .map(({ text, element }) => ({ length: text.length, at: placeOf(element) ?? 0 }));
  const all = prose.reduce((sum, { length }) => sum + length, 0);
  return (place) => {
    const before = prose.reduce((sum, { length, at }) => (at < place ? sum + length : sum), 0);
    return before > lateShare * all;
  };
}
