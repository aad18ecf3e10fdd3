/**
 * Lists the words and line shapes that give a block away (abbreviations, credits, datelines, furniture,
 * notices, tense), for all languages at once. Other code asks these tables and spells out no word of any
 * language.
 */

import { allAbbreviations, allMonths, newsAlternatives } from './news-words.js';
import { alternatives } from './site-words.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Words that keep their full stop in mid-sentence, in lower case and without it. */
export const abbreviations: ReadonlySet<string> = new Set(allAbbreviations());

/** Words that keep their full stop before a figure ("No. 5", "Sept. 11"); elsewhere they end a sentence. */
export const figureAbbreviations: ReadonlySet<string> = words(`
  no nos fig vol art p pp jan feb mar apr jun jul aug sept sep oct nov dec`);

/** Words that begin a new sentence after "U.S." rather than go on with it. */
export const sentenceStarters: ReadonlySet<string> = words(`
  the a an he she it they we i you this that these those in on at but and so if when while after before as
  his her its their there here however meanwhile for by from with to not no what who where why how`);

/** Words that carry little of a sentence's meaning. */
export const functionWords: ReadonlySet<string> = words(`
  the a an and or but nor so yet of in on at to for from by with about into over after before between under
  as than then that this these those there here it its it's he she they we you i his her their our your my
  him them us me who whom which what when where why how is are was were be been being am do does did has
  have had having will would shall should can could may might must not no if while also very just more most
  some any all both each other such own same too out up down off again once only because until through
  during against among said says say`);

/** Words that deny. */
export const negations: ReadonlySet<string> = words(
  `not no never none nobody nothing neither nor cannot without denied denies unclear
  не нет ни никогда никто ничего нельзя без ні немає ніколи ніхто нищо никога няма
  nicht nie niemals kein keine keinen keinem keiner niemand nichts ohne jamais aucun aucune nunca ningún ninguna niet
  geen nooit nie nikt nigdy لا لم لن ليس ليست لیس نیست نبود 不 没 沒 没有 沒有 未 不是 无 無`,
);

/** Names of months and their numbers, in all languages. */
export const months: ReadonlyMap<string, number> = allMonths();

/** English names of the days of the week. */
export const weekdays: ReadonlySet<string> = words(
  'monday tuesday wednesday thursday friday saturday sunday',
);

/** Words with a capital before a person's name that are not part of it. */
export const personTitles: ReadonlySet<string> = words(`
  mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor minister prime foreign
  defense defence interior secretary chief director senator sen representative rep congressman congresswoman
  governor gov mayor ambassador general gen colonel col lieutenant lt captain capt major maj sergeant sgt
  officer judge justice attorney sheriff king queen prince princess pope bishop cardinal father rabbi imam
  coach chairman chairwoman vice former acting republican democrat democratic rear admiral adm`);

/** Whole lines or sentences that belong to the site. */
export const furnitureShapes: readonly RegExp[] = [
  /^(?:accessibility links|skip to (?:main )?(?:content|navigation|search)|breadcrumbs?|breaking news|live|menu|search|home)$/iu,
  /^(?:xs|sm|md|lg|xl|\d{1,2}x\d{1,2} image|image|photo|video|listen|share|print|comments?|advertisement|embed|subscribe)$/iu,
  /^(?:[•·▪*-]\s*)?\d{1,2}x\d{1,2} image$/iu,
  /^(?:follow|like|find|join) us on\b/iu,
  /^(?:to find out more, )?click here\b/iu,
  /^(?:sign up|subscribe) (?:for|to) (?:our|the)\b/iu,
  /^(?:see|view|read|open) (?:the )?(?:full|original) (?:web )?(?:article|page|version|site)$/iu,
  /^(?:all rights reserved\.?$|(?:copyright\s*)?(?:©|\(c\))\s*\d{4}|copyright\s+\d{4})/iu,
];

/** Lines that lead elsewhere; with a full stop at the end they are sentences of the report. */
export const pointerShape = /^(?:read|see|watch|listen)(?: more| also| next)?\s*(?::|>>)/iu;

/** A promotion's label before a colon: "Syria Weekly: …". */
export const promotionLabel =
  /^(?:\p{Lu}[\p{L}\p{N}'’]*\s+){1,3}?(?:weekly|daily|explainer|analysis|opinion|podcast|newsletter|watch|video|gallery|live|blog):\s/iu;

/** The beginning of a line that names who supplied or wrote the report; nothing but names may follow. */
export const creditPrefix =
  /^\(?(?:(?:with|additional|some)\s(?:additional\s)?(?:reporting|material|files?|information)\s(?:by|from)|(?:additional )?(?:reporting|writing|editing|compiled|written|edited) by|(?:sources?|agencies|источник|джерело)\s*:|с использованием|по материалам|за матеріалами|по сообщениям)\s/iu;
/** "Source: …", in any language; nothing but names may follow. */
export const sourceLabel = new RegExp(`^\\(?(?:${newsAlternatives('source')})\\s*[:：՝]\\s*(?=\\S)`, 'iu');
/** Words that may stand between the names of a credit. */
export const creditConnectors: ReadonlySet<string> = words(
  'and in at of for the from by with editing reporting writing и в на та з агентств агентства',
);
/** A word that every credit sentence holds, looked for first because it costs little. */
export const creditMention = /\bcontributed\b/i;
/** Sentences that are credits as a whole. */
export const creditSentence =
  /^[^.!?]*\bcontributed (?:(?:reporting )?(?:to|for) this (?:report|story|article)\b[^.!?]*|reporting)[.)]*$/i;

/** "By Jane Doe and John Roe". */
export const bylineShape = /^by\s+(?:\p{Lu}[\p{L}.'’-]+)(?:[\s,]+(?:and\s+|&\s+)?\p{Lu}[\p{L}.'’-]+){0,7}$/iu;

/** What stands before the names of a byline, with a blank behind it or glued to the name. */
export const bylineLabels: readonly RegExp[] = [
  /^(?:(?:written|posted|reported|words|story|text|article)\s+)?by(?:\s*:\s*|\s+|$)/iu,
  /^(?:(?:Written|Posted|Reported)\s?)?By(?=\p{Lu}\p{Ll})/u,
  /^Authors?(?:\s+(?=\p{Lu})|$)/u,
  new RegExp(`^(?:${newsAlternatives('author')})s?\\s*[:：՝]\\s*`, 'iu'),
];
/** Where the names of a byline end: at a date, another role, a share button, with a blank before it or glued to the name. */
export const bylineEnds: readonly RegExp[] = [
  new RegExp(
    `(?:(?<=[\\s\\p{P}])|(?<=\\p{Ll}))(?:${alternatives('published')}|${alternatives('updated')})(?=\\P{L}|$)`,
    'iu',
  ),
  /(?:medically |fact[- ])?(?:reviewed|checked|edited|researched|updated|illustrated|photographed|photos?|photography|with) by(?=\s|$)/iu,
  /(?<=\p{Ll})(?:Published|Posted|Updated|Twitter|Facebook|LinkedIn|Instagram|Email|Follow|Share)(?=\P{L}|$)/u,
  /\s(?:Twitter|Facebook|LinkedIn|Instagram|Email|Follow|Share)(?=\s|$)/u,
  /\s[|•·]\s/u,
];
/** Words between a name and the date behind it. */
export const dateLeads: ReadonlySet<string> = words('on at am um le el il em на в dated as of');
/** Last words of a byline that names no person. */
export const deskWords: ReadonlySet<string> = words(
  'desk newsdesk staff wire wires newsroom agencies editors redaktion rédaction redacción redação redazione redactie редакция redakcja',
);
/** Small words inside names. */
export const nameParticles: ReadonlySet<string> = words(
  'and und et y e en van von der den de del della di da dos du la le el al bin ibn ben ter zu af av of for the i и та',
);

/** "Author: …", in any language. */
export const authorLabel = new RegExp(
  `^(?:${newsAlternatives('author')})\\s*[:：՝]\\s*[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*(?:[\\s,،]+[\\p{L}\\p{M}.'’-]+){0,5}$`,
  'iu',
);

/** "Moscow (AFP) –", "NEW YORK, March 2 (Reuters) -": a place, then an agency, then a dash. */
export const datelineShape =
  /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]*)(?:[ ,،]+[\p{L}\p{M}\p{N}.'’-]+){0,6}?\s*[(（](?<agency>[\p{Lu}\p{Lo}][\p{L}\p{M}/ &.]{1,24})[)）]\s*(?:[-–—]{1,2}|:|：)(?=\s|$|\p{Lo})/u;
/**
 * Datelines as other agencies write them: "МОСКВА, 27 авг — РИА Новости.", "Москва. 27 августа. ИНТЕРФАКС.RU
 * -", "新华社北京8月27日电", "（路透社东京27日电）".
 */
export const otherDatelines: readonly RegExp[] = [
  /^\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)?[.,] \d{1,2} \p{L}{3,9}\.?(?: \d{4})?[.,]?\s*(?:[-–—/]\s*)?(?<agency>\p{Lu}[\p{L}.]*(?: \p{Lu}\p{L}*)?)\s*(?:[-–—.:/]|$)/u,
  /^[（(]?(?<agency>(?:新华|路透|法新|美联|共同|中新|中央)社)[\p{Script=Han}\d、，・]{2,20}[电電][）)]?\s*(?:[-–—:：])?/u,
];

/**
 * What desks write in capitals before a headline, or alone on the line above it: which take of the report it is. The
 * first group may be glued to the headline by a dash ("UPDATE 1-Talks begin").
 */
export const slugWords = {
  glued:
    'UPDATE \\d{1,2}|WRAP-?UP \\d{1,2}|REFILE|RE-FILE|RPT|REPEAT|RECASTS?|CORRECTED|CORRECTION|CORRECTS|UPDATED?|WRAP-?UP|KORREKTUR|BERICHTIGUNG|WIEDERHOLUNG|ZUSAMMENFASSUNG \\d{1,2}|RECTIFICATIF|CORRECCIÓN|AMPLIACIÓN|ПОВТОР|ИСПРАВЛЕНО|ДОБАВЛЕНО',
  apart:
    'EXTRA|URGENT|FLASH|BULLETIN|ALERT|NEWSALERT|NEWS ALERT|ADVISORY|\\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD)|LEAD(?: \\d{1,2})?|TAKE \\d{1,2}|EILMELDUNG|EIL|ALERTE|URGENTE|МОЛНИЯ|СРОЧНО',
} as const;

/** "Last updated: …", in any language. */
export const updateMarkShape = new RegExp(
  `^(?:last\\s+updated|(?:${alternatives('updated')}))(?:\\s*[:：|–-]|\\s+(?:at|on|в|о|u|la|am|le|el|em)\\s|\\s*\\p{N}|\\s+\\p{L}{3,9}\\.?\\s+\\p{N}|$)`,
  'iu',
);

/** Notices of a correction, an update or an earlier version. */
export const noticeShapes: readonly RegExp[] = [
  // "Correction:", "CORRECTION (March 3):", "Editor’s note —", "Поправка:"
  new RegExp(
    `^[[(*_\\s]*(?:${newsAlternatives('notice')})(?:\\s*\\([^)]{1,60}\\))?[\\])*_]*\\s*(?:[:：՝]|\\s[–—-]\\s)`,
    'iu',
  ),
  new RegExp(
    `^[[(*_\\s]*(?:an?\\s+)?(?:${newsAlternatives('earlier')})(?=[\\s\\p{P}]|\\p{Lo}|\\p{Ll})`,
    'iu',
  ),
  /^(?:an )?(?:earlier|previous|prior) version of this (?:article|story|report)\b/iu,
  /^this (?:article|story|report)(?: has been| was) (?:updated|corrected|amended|withdrawn|retracted|clarified)\b/iu,
  // "Update, 3:15 p.m.:", "Correction, Aug. 3, 2020:"
  /^(?:correct(?:ion|ed)|clarification|update|editor['’]?s note)[ds]?[, ](?=.{0,40}\d).{1,60}?:\s/iu,
  // Without the flag u, since it is not anchored: tried at every place, it takes a quarter of the time.
  /\b(?:has withdrawn|is withdrawing) this (?:article|story|report)\b/i,
];
/** What a report says of itself where more will follow. */
export const promiseShapes: readonly RegExp[] = [
  /\b(?:this is )?a (?:developing|breaking) (?:news )?story\b/iu,
  /\b(?:story|report|article|page) will be updated\b/iu,
  /\bmore (?:details )?(?:to come|to follow)\b/iu,
];
/** One of these stands in whatever such a shape finds, in small letters. */
export const promiseWords: readonly string[] = ['story', 'will be updated', 'to come', 'to follow'];
/** What ends a page that shows only the beginning of a report. */
export const teaserShape =
  /\b(?:(?:subscribe|sign (?:up|in)|log in|register|pay) (?:now )?to (?:continue|keep|read)\b|continue reading|read the (?:full|whole|rest of the) (?:story|article|report)|(?:this (?:article|story) is|for) (?:for )?subscribers only|to read the full (?:story|article))/iu;
/** Words of a notice that say that something was wrong. */
export const correctionShape =
  /\b(?:correct(?:ion|ions|ed|s)?|clarif(?:ication|ied|ies)|misstated|misspelled|misidentified|incorrect(?:ly)?|erroneous(?:ly)?|wrong(?:ly)?|amended|in error|earlier version|previous version)\b/iu;
/** Words of a notice that take the whole report back. */
export const withdrawalShape = /\b(?:withdrawn|retracted|retraction|withdraws?|withdrawing)\b/iu;

/** Lines that describe a picture. */
export const captionShapes: readonly RegExp[] = [
  /\((?:left|right|center|centre|pictured|file photo|file|third left|second right)\)/iu,
  /^(?:file photo|file|photo|pictured)\s*[:.–—-]/iu,
  new RegExp(`^(?:${newsAlternatives('photo')})(?:\\s+(?:by|von|de|par))?\\s*[:：/|©]\\s*\\S.{0,200}$`, 'iu'),
  /\(?(?:photo|image|picture)(?:\s+by)?\s*[:/]\s*\S+.{0,40}\)?$/iu,
  /^\((?:image|photo|picture)(?: credit)?:?\s.{2,120}\)$/iu,
  /\((?:[^()]{0,40}\s)?photo\/[^()]{2,60}\)$/iu,
  /(?:^|[|/]\s*)getty images$/iu,
];

/** Names under which agencies sign, in the scripts in which they sign. */
export const agencies: readonly string[] = [
  ...'ТАСС|ИТАР-ТАСС|РИА Новости|РИА|Интерфакс|ИНТЕРФАКС.RU|Рейтер|Рейтерс|АФП|АП|ДПА|Укринформ|Укрінформ|УНИАН|УНІАН|УНН|БТА|БЕЛТА|БелТА|Казинформ|КазТАГ|Кабар|Радио Свобода|Радіо Свобода|Азаттык|Азаттық|Озоди|Танјуг|Бета|МИА|Синьхуа'.split(
    '|',
  ),
  ...'AA|ANKA|İHA|DHA|Trend|Azertac|AZƏRTAC|Report|Turan|Agerpres|Mediafax|Moldpres|ATSH|Tanjug|Beta|Fena|Hina|SRNA|MTI|UzA|RFE/RL|DPA|PAP|ČTK|IPS|KCNA|NHK|Jiji'.split(
    '|',
  ),
  ...'رويترز|أ ف ب|فرانس برس|وكالات|واس|وفا|سانا|الأناضول|د ب أ|رویترز|ایرنا|ایسنا|فارس|تسنیم|مهر|آسوشیتدپرس|خبرگزاری فرانسه|باختر|پژواک|اے ایف پی|رائٹرز|اے پی پی|اے پی'.split(
    '|',
  ),
  ...'新华社|路透社|法新社|美联社|共同社|中新社|中央社|時事|共同|ロイター|時事通信|AFP=時事|ინტერპრესნიუსი|Արմենպրես|Ինտերֆաքս|पीटीआई|भाषा|एएनआई'.split(
    '|',
  ),
  'AFP',
  'AP',
  'Reuters',
  'TASS',
  'Interfax',
  'RIA Novosti',
  'dpa',
  'UPI',
  'Xinhua',
  'ANSA',
  'EFE',
  'PTI',
  'ANI',
  'Anadolu',
  'IRNA',
  'Kyodo',
  'Yonhap',
  'CNN',
  'BBC',
  'Bloomberg',
  'Ukrinform',
  'BTA',
  'MENA',
  'SPA',
];

/** Words of a text about markup, which shows entities on purpose; the same in most languages. */
export const markupTalk =
  /(?<![\p{L}\p{N}./])(?:x?html5?|xml|sgml|markup|ampersands?|unicode|charsets?|амперсанд)(?![\p{L}\p{N}])/iu;

/** How far along an event is, by the first verb of the lead; earlier stages have lower numbers. */
export const tenseStages: readonly {
  readonly stage: number;
  readonly name: string;
  readonly pattern: RegExp;
}[] = [
  {
    stage: 0,
    name: 'is set to',
    pattern:
      /\b(?:is|are|was|were) (?:set|due|expected|scheduled|about|poised|likely|preparing|going) to\b/iu,
  },
  { stage: 0, name: 'will', pattern: /\b(?:will|plans? to|planned to)\b/iu },
  { stage: 1, name: 'is …ing', pattern: /\b(?:is|are) (?:\p{L}+ly )?\p{L}{2,}ing\b/iu },
  {
    stage: 1,
    name: 'has begun',
    pattern: /\b(?:(?:has|have) (?:begun|started|opened|arrived)|began|begins|starts|started)\b/iu,
  },
  {
    stage: 2,
    name: 'has …ed',
    pattern:
      /\b(?:has|have) (?:\p{L}+ly )?(?:\p{L}{2,}(?:ed|en|wn|nt|ne|ld|un|id)|met|held|won|lost|hit|cut|put|set|told|made|led|left|kept|dealt)\b/iu,
  },
  {
    stage: 2,
    name: '…ed',
    pattern: /\b(?:\p{L}{3,}ed|said|met|held|won|lost|told|made|led|left|struck|fell|rose)\b/iu,
  },
];
