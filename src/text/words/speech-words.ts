/**
 * Lists the English of attribution: verbs that carry speech, the words around them, who can speak, and what a
 * subject is made of. Other code asks these tables and spells out no word.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Verbs that carry speech, quoted or not. */
export const speechVerbs: ReadonlySet<string> = words(`
  said says say saying told tells tell telling added adds adding stated states stating announced announces
  declared declares declaring warned warns warn warning insisted insists insist insisting argued argues argue
  arguing claimed claims claiming explained explains explain explaining noted notes noting stressed stresses
  stressing replied replies asked asks asking wrote writes writing tweeted acknowledged acknowledges acknowledging
  conceded concedes conceding confirmed confirming denied testified recalled recalls continued concluded concludes
  remarked commented quipped expressed expresses`);

/** Verbs that carry speech only where the words are quoted: 'called it "a sham"', 'urged them to "hold on"'. */
export const quotingVerbs: ReadonlySet<string> = words(`
  called calls calling referred refers referring described describes describe describing decried praised praising
  dismissed dismissing blasted blasting vowed vowing urged urging demanded demanding condemned condemns condemning
  slammed slamming criticized criticised criticizing accused accusing accuses hailed hailing thanked thanking posted
  posting posts responded responds responding pledged pledging suggested joked jokes joking
  lamented lamenting mused reflected reiterated reiterating emphasized emphasised emphasizes emphasizing cautioned
  cautioning countered  boasted boasting admitted admits admitting alleged alleges allege alleging contended
  contends contend contending maintained maintains predicted predicting promised promising proclaimed proclaims proclaiming
  complained complains complaining exclaimed shouted yelled laughed denounced denouncing blamed blaming mocked mocking
  derided deriding ridiculed labeled labelled labeling branded branding characterized characterised characterizing
  touted touting lauded lauding welcomed rejected pushed informed informing advised observed observes
  chimed screamed screaming asserted asserts asserting disclosed revealed reveals recounted recounts
  ruled declares believes intoned deadpanned texted messaged compared likened sang chanted
  rejoined commended commending cautions disputed echoed cited citing portrayed portraying lambasted lambasting pointed points reported reports chuckled chuckles
  stipulates remembers remembered remarks agreed read reads reading`);

/** Participles before whom they address need no comma: "a letter informing them". */
export const addressing = /^(?:telling|informing|warning|urging|asking|assuring|reminding|advising)$/;
export const addressees: ReadonlySet<string> = words(
  'him her them us me reporters cnn officials people lawmakers voters viewers staff employees everyone',
);

/** Parts of the day and the week, which follow a weekday or stand for one: "Ford Tuesday night said". */
export const dayParts: ReadonlySet<string> = words('morning afternoon evening night late early');

export const timeUnits: ReadonlySet<string> = words('week month year weekend');

/** Verbs that carry speech before a colon alone. */
export const colonVerbs: ReadonlySet<string> = words('agreed disputed');

/** Verbs that have works for an object: 'wrote “Hamilton”'. */
export const writingVerbs = /\b(?:wrote|writes|writing|read|reads|reading|called|sang|posted)$/;

/** Verbs that give out what is written: "the statement read", "reads one note". They carry speech beside its words only. */
export const readingVerbs: ReadonlySet<string> = words('read reads reading');

/** What is written rather than said: where it reports another's words, these are the other's. */
export const writtenSources: ReadonlySet<string> = words(`
  complaint affidavit report indictment lawsuit document documents filing filings transcript video videos audio
  recording footage records`);

/** Verbs that a lost space may have joined to the words beside them: "Fordwrote", "saidthat", "toldThe". */
export const gluedVerbs: readonly string[] =
  'said told wrote says posted called described stated accused writes declared announced concluded claimed claims warned added argued issued released shared realized responded confirmed also attributed stressed acknowledged urged'.split(
    ' ',
  );
/** Words that stand behind such a verb. */
export const gluedTails: readonly string[] =
  'that on in to him her it the his its their reporters earlier last'.split(' ');
/** Words before such a verb that are no name. */
export const gluedHeads: readonly string[] = 'once also later has had who he she they it have'.split(' ');
/** Words that end as such a verb does. */
export const wholeWords: ReadonlySet<string> = words(
  'retold foretold untold unsaid aforesaid gainsaid essays assays rewrote underwrote overwrote recalled miscalled',
);

/** Verbs of speech that as often say something else: 'the economy added jobs', 'they continued to walk'. */
export const looseVerbs: ReadonlySet<string> = words(
  'added adds adding continued concluded expressed expresses recalled',
);

/** Verbs after which the listener is named. */
export const addressedVerbs: ReadonlySet<string> = words('told tells tell telling asked asks asking');

/** Verbs of speech that are as often nouns: they count only before a clause or a quotation. */
export const nounVerbs: ReadonlySet<string> = words('claims notes states calls posts reports points remarks');

/** Words before a verb of speech that say that others speak. */
export const passiveVerbs: ReadonlySet<string> = words('was were been being be is are');

/** Pronouns that stand for a person or a body. */
export const pronouns: ReadonlySet<string> = words('he she they it him her them his hers their its');
/** Forms of pronouns before a participle: "captured him saying". */
export const objectPronouns: ReadonlyMap<string, string> = new Map([
  ['him', 'he'],
  ['her', 'she'],
  ['them', 'they'],
]);
/** Pronouns that can be the speaker of a quotation. */
export const speakingPronouns: ReadonlySet<string> = words('he she they it');

const persons: ReadonlyMap<string, 'he' | 'she'> = new Map([
  ['he', 'he'],
  ['him', 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['он', 'he'],
  ['він', 'he'],
  ['هو', 'he'],
  ['она', 'she'],
  ['вона', 'she'],
  ['هي', 'she'],
]);

/** Tells "he" and "she" from all other subjects: "it" and "they" may be an agency, a ministry, a crowd. */
export function personOf(subject: string): 'he' | 'she' | null {
  return persons.get(subject.toLowerCase()) ?? null;
}

/** Words between a subject and its verb: "He also said", "Putin has said". */
export const adverbs: ReadonlySet<string> = words(`
  also later then has have had earlier previously further again meanwhile reportedly only since now just still
  once twice even yet nevertheless nonetheless soon first last instead too simply already is are was were been will would can could may
  might must should do does did`);

/** Nouns that end as adverbs do. */
export const nounsLikeAdverbs: ReadonlySet<string> = words(
  'family ally assembly reply supply monopoly bully rally anomaly butterfly italy july',
);

/** Words that open a sentence before a comma and name nobody. */
export const sentenceAdverbs: ReadonlySet<string> = words(
  'however still meanwhile moreover nevertheless instead overall later today yesterday tomorrow also yes no',
);

/** Words that open a sentence before its subject: "But Ford said". */
export const openers: ReadonlySet<string> = words(
  'but and still meanwhile then also instead however so yet moreover later earlier afterward afterwards now',
);

/** Prepositions: the noun phrase after one is no subject. */
export const prepositions: ReadonlySet<string> = words(
  'in on at during amid against into over about by with from to across inside outside behind beside near through throughout',
);
/** Words that open a phrase before a sentence's subject: "On Monday, Ford said". */
export const leadingWords: ReadonlySet<string> = words(`
  in on at during amid over after before with from as for since despite following while when asked speaking by
  under through throughout within among like unlike according`);

/** Verbs and auxiliaries of the past and present that no ending gives away. */
export const commonVerbs: ReadonlySet<string> = words(`
  is are was were has have had will would can could may might did does do must said says told sent made took gave
  went came put got saw held met led left began spoke wrote found kept felt set ran also has`);

/** Verbs that end a noun phrase, looking back: "a poll showed Americans said". */
export const clauseVerbs: ReadonlySet<string> = words(
  'showed shows found finds revealed reveals indicated indicates means meant believes believed thinks thought knows knew',
);

/** Nouns for something published, whose participle says what is in it: "a statement condemning it". */
export const publications: ReadonlySet<string> = words(
  'statement post letter message email speech tweet memo interview video',
);

/** Words that join two clauses: what stands behind one is no tag of what stands before it. */
export const joiners: ReadonlySet<string> = words(
  'and but while as after when before because since that which who if or though although',
);

/** Words before a verb of speech that say that nothing was said. */
export const denials: ReadonlySet<string> = words('not never');

/** Words at which a clause ends, looking back or ahead. */
export const clauseWords: ReadonlySet<string> = words(`
  that and but as after when while where which who whom whose because if on in at to of for with by from since
  before until though what how why although whether than during amid into over about against or so yet per`);
/** Words that join parts of one subject: "the leaders of Russia and Turkey". */
export const joiningWords: ReadonlySet<string> = words('of and for in at');
/** Words that open a subordinate clause. */
export const subordinators: ReadonlySet<string> = words(`
  that as after when while where which who whom whose because if since before until though although whether
  than what how why`);
/** Adjectives before a preposition that go on with a subject: "a source familiar with the talks". */
export const openAdjectives: ReadonlySet<string> = words(
  'familiar privy close briefed knowledge working involved aware opposed loyal based responsible',
);

/** Common nouns that speak without an article: "police said", "health officials warned". */
export const speakingNouns: ReadonlySet<string> = words(`
  police officials authorities prosecutors experts aides sources investigators witnesses residents analysts
  researchers scientists doctors lawmakers critics supporters forecasters organizers organisers lawyers attorneys
  economists activists advocates officers firefighters rescuers meteorologists strategists voters advisers
  spokespeople diplomats republicans democrats executives historians neighbors neighbours relatives firefighters
  engineers astronomers students teachers protesters demonstrators someone others`);

/** First words of a subject that are no name. */
export const determiners: ReadonlySet<string> = words(`
  the a an his her its their this that one two three four five six seven eight nine ten some many several most
  all both other another few no each either neither dozens hundreds thousands`);

/** First words of a clause that describes the name before it. */
export const appositionStarts: ReadonlySet<string> = words(`
  who who's who've whose which where a an the his her its their one now also formerly then`);

/** Words of a name that no person bears. */
export const bodyWords: ReadonlySet<string> = words(`
  house department ministry office police agency committee council court center centre university institute
  group union army navy forces force military government administration company commission party organization
  organisation association bureau service command guard times news post press media network tv states nations
  school club bank fund congress senate parliament kremlin pentagon capitol white corps authority board statement
  report spokesmen`);

/** Titles and callings of one sex, by the pronoun that goes with them. */
export const titlesOf: Readonly<Record<'he' | 'she', ReadonlySet<string>>> = {
  he: words(
    'mr mr. sir king prince lord father pope bishop rabbi imam spokesman chairman congressman businessman',
  ),
  she: words(
    'mrs ms miss dame queen princess lady mother spokeswoman chairwoman congresswoman businesswoman',
  ),
};

/** Ends right before the title of a work: "the film “", "a book titled “". */
export const titleCue =
  /(?<!\p{L})(?:titled|entitled|headlined|films?|movies?|shows?|songs?|albums?|series|podcasts?|episodes?|novels?|books?|musicals?|documentary|documentaries|sitcoms?|drama|comedy|magazine|newspaper|sequel|prequel|single|ballad|memoir|hit|host of|author of|creator of|star of|starred in|CNN’s|CNN's|NBC’s|ABC’s|CBS’|CBS’s|Fox’s|HBO’s|BBC’s|Netflix’s|фильм\p{L}*|картин\p{L}*|роман\p{L}*|книг\p{L}*|сериал\p{L}*|песн\p{L}*|газет\p{L}*|журнал\p{L}*|телеканал\p{L}*|конкурс\p{L}*|орден\p{L}*)(?:\s(?:called|titled|entitled|named))?\s*(?:is\s)?$/u;

/** Ends right before a name or a term that nobody is quoted with: "so-called “", "known as “", "an event called “". */
export const namingCue =
  /(?:\bso-called|\bknown (?:\p{L}+ )?as|\bnicknamed|\bdubbed|\blabell?ed|\bthe (?:word|words|term|terms|phrase|name|acronym)|\bcodenamed|(?<!\bwhat )\b(?:an?|is|was|are|were|be|been|being|often|also|sometimes) (?:\p{L}+ ){0,2}called)(?: the| an?)?,?\s*$/iu;

/** All that may stand before a quotation that goes on from the paragraph before: "And: “". */
export const carryLead = /^(?:(?:And|But|Then|So|Also)[,:]?\s*)?$/;
