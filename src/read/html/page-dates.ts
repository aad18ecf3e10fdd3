/**
 * Reads when an article was published and last changed: from JSON-LD, then meta elements, then `itemprop`, then the lines
 * around its headline, and last the day in its address.
 */
import { parseTime, toIsoDate } from '../../text/parse-time.js';
import { readDay } from '../../text/read-day.js';
import { type ArticleHead, readHeadDates } from './article-head.js';
import { squeeze } from './notes.js';
import { addressIn, itemprop, onOneLine, type PageData } from './page-data.js';

type Found = string | null | undefined;

/** Reads both times; `address` is the page's own. */
export function readDates(data: PageData, head: ArticleHead | null, address: string | undefined) {
  const { page, article } = data;
  const seen = head === null ? null : readHeadDates(page, head);
  const published = firstDate(
    addressIn(article?.['datePublished']),
    ...metaValues(data, publishedMetas),
    itemprop(page, 'datePublished'),
    seen?.published,
    dayInAddress(address),
  );
  const changes = [
    addressIn(article?.['dateModified']),
    ...metaValues(data, modifiedMetas),
    itemprop(page, 'dateModified'),
    seen?.modified,
  ];
  return { published, modified: chooseChange(changes, published) };
}

/**
 * Chooses the time of the last change: the first that is told, but for one that only repeats when the article was
 * published where another one is later. One before the publication says nothing.
 */
function chooseChange(changes: readonly Found[], published: string | undefined): string | undefined {
  const first = firstDate(...changes);
  if (first === undefined || published === undefined) return first;
  const start = parseTime(published);
  if (parseTime(first) === start)
    return firstDate(...changes.filter((change) => parseTime(change) > start)) ?? first;
  // A day alone is as early as its midnight.
  const isEarlier = first.length > dayLength && parseTime(first) < start;
  return isEarlier && published.length > dayLength ? undefined : first;
}

const dayLength = '2020-03-03'.length;

/** Returns the first value that is a time, else the first day that one of them names, else the first as it stands. */
function firstDate(...values: readonly Found[]): string | undefined {
  const known = values
    .map((value) =>
      value === null || value === undefined ? '' : onOneLine(value).replace(/^["']+|["']+$/g, ''),
    )
    .filter((value) => value !== '');
  const day = () => known.map(readDay).find((found) => found !== null);
  // A parser of dates takes words before them for nothing.
  const isTime = (value: string) => /^[\p{Lu}\p{N}]/u.test(value) && !Number.isNaN(parseTime(value));
  const time = known.find(isTime);
  return time === undefined ? (day() ?? known[0]) : toIsoDate(time);
}

/** Lists what the page's meta elements say under `names`, which are compared by their letters alone. */
function metaValues({ meta }: PageData, names: readonly string[]): string[] {
  const values = new Map<string, string>();
  for (const [name, value] of meta) {
    const own = squeeze(name);
    if (!values.has(own)) values.set(own, value);
  }
  return names.map((name) => values.get(name)).filter((value) => value !== undefined);
}

const addressDay = /[/=](\d{4})([-/]?)(\d{1,2})\2(\d{1,2})(?!\d)/;

/** Returns the day that an address names, as in "/2015/03/18/"; null for none. */
function dayInAddress(address: string | undefined): string | null {
  const [, year, sign, month, day] = address?.match(addressDay) ?? [];
  if (year === undefined || (sign === '' && `${month}${day}`.length < 4)) return null;
  return readDay(`${year}-${month}-${day}`);
}

// Of several names that a page has, the likeliest first.
const publishedMetas = [
  'articlepublishedtime',
  'ogarticlepublishedtime',
  'pubdate',
  'publishdate',
  'published',
  'publisheddate',
  'publicationdate',
  'articlepublicationdate',
  'articledateoriginal',
  'originalpublicationdate',
  'firstpublicationdate',
  'datepublished',
  'date',
  'dcdate',
  'dcdateissued',
  'dctermscreated',
  'dctermsdate',
  'dcdatecreated',
  'sailthrudate',
  'parselypubdate',
  'cxenseparserecspublishtime',
  'citationpublicationdate',
  'citationonlinedate',
  'citationdate',
];
const modifiedMetas = [
  'articlemodifiedtime',
  'ogupdatedtime',
  'lastmodified',
  'modifieddate',
  'datemodified',
  'dctermsmodified',
  'dcdatemodified',
  'articledateupdated',
];
