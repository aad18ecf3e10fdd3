/**
 * Lists the English of attribution: verbs that carry speech, the words around them, who can speak, and what a
 * subject is made of. Other code asks these tables and spells out no word.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Verbs that carry speech, quoted or not. */
export const speechVerbs: ReadonlySet<string> = words(`
  said says say saying told tells tell telling added adds adding stated states stating announced announces
  declared declares declaring warned warns warning insisted insists insisting argued argues arguing claimed
  claims claiming explained explains explaining noted notes noting stressed stresses replied replies asked asks
  asking wrote writes writing tweeted acknowledged conceded confirmed denied testified recalled continued
  concluded remarked commented quipped expressed expresses`);

/** Verbs that carry speech only where the words are quoted: 'called it "a sham"', 'urged them to "hold on"'. */
export const quotingVerbs: ReadonlySet<string> = words(`
  called calls calling referring described describes describing decried praised dismissed blasted vowed urged demanded
  condemned condemns slammed criticized criticised accused hailed thanked posted responded pledged suggested
  suggests joked lamented mused reflected reiterated emphasized emphasised emphasizes cautioned countered fired
  boasted admitted alleged alleges contended contends maintained maintains predicted promised proclaimed
  complained exclaimed shouted yelled laughed denounced blamed mocked`);

/** Verbs of speech that as often say something else: 'the economy added jobs', 'they continued to walk'. */
export const looseVerbs: ReadonlySet<string> = words(
  'added adds adding continued concluded expressed expresses recalled',
);

/** Verbs after which the listener is named. */
export const addressedVerbs: ReadonlySet<string> = words('told tells tell telling asked asks asking');

/** Verbs of speech that are as often nouns: they count only before a clause or a quotation. */
export const nounVerbs: ReadonlySet<string> = words('claims notes states calls');

/** Words before a verb of speech that say that others speak. */
export const passiveVerbs: ReadonlySet<string> = words('was were been being be is are');

/** Pronouns that stand for a person or a body. */
export const pronouns: ReadonlySet<string> = words('he she they it him her them his hers their its');
/** Pronouns that can be the speaker of a quotation. */
export const speakingPronouns: ReadonlySet<string> = words('he she they it');

/** Words between a subject and its verb: "He also said", "Putin has said". */
export const adverbs: ReadonlySet<string> = words(`
  also later then has have had earlier previously further again meanwhile reportedly only since now just still
  once twice even yet soon first last instead too simply already is are was were been will would can could may
  might must should do does did`);

/** Nouns that end as adverbs do. */
export const nounsLikeAdverbs: ReadonlySet<string> = words(
  'family ally assembly reply supply monopoly bully rally anomaly butterfly italy july',
);

/** Words that open a sentence before a comma and name nobody. */
export const sentenceAdverbs: ReadonlySet<string> = words(
  'however still meanwhile moreover nevertheless instead overall later today yesterday tomorrow also yes no',
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
  'familiar close briefed knowledge working involved aware opposed loyal based responsible',
);

/** Common nouns that speak without an article: "police said", "health officials warned". */
export const speakingNouns: ReadonlySet<string> = words(`
  police officials authorities prosecutors experts aides sources investigators witnesses residents analysts
  researchers scientists doctors lawmakers critics supporters forecasters organizers organisers lawyers attorneys
  economists activists advocates officers firefighters rescuers meteorologists strategists voters advisers
  spokespeople diplomats republicans democrats executives historians neighbors neighbours relatives firefighters
  engineers astronomers students teachers protesters demonstrators`);

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
