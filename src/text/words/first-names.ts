/**
 * Lists common first names of people in the news by the pronoun that goes with them: where two people are near, "she"
 * is the one called Ann. Names that either sex bears are left out.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** First names, in lower case. */
export const firstNames: Readonly<Record<'he' | 'she', ReadonlySet<string>>> = {
  he: words(`
    aaron abbas abdul abdullah adam ahmad ahmed alan albert alejandro alexander alfred ali allan alvin amir anatoly
    andrei andrew andriy andy angelo anthony antonio arnold arthur barack benjamin benny bernard bernie bill billy bob
    bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron caleb calvin carl carlos cesar charles
    charlie chad chris christian christopher chuck clarence clyde colin cory craig curtis cyril dan daniel danny
    darren daryl dave david dean dennis derek dick diego dmitry dominic don donald doug douglas duncan dwight ed
    eddie edgar edward edwin eli elijah elliott elon emmanuel enrique eric erik ernest ernesto ethan eugene evan fabian
    felipe felix fernando francisco frank franklin fred frederick gabriel gareth gary gavin gene geoff george gerald
    gerard gilbert giorgio giovanni glenn gordon graham greg gregory gustavo hakeem harold harry harvey hassan hector
    henry herbert howard hugh hugo hussein ian ibrahim igor imran isaac ivan jack jacob jaime jake james jared jason javier
    jean-luc jeff jeffrey jeremiah jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonah jonathan
    jorge jose joseph josh joshua juan jules julian julio justin karl keir keith kenneth kenny kevin khaled kurt kyle     larry lawrence lee leo leon leonard leonardo lewis liam lindsey lloyd lorenzo louis luca lucas luis luke magnus mahmoud
    malcolm manuel marc marcel marcelo marco marcus mario mark markwayne martin marvin mathias matt matteo matthew maurice
    maxim michael miguel mike mikhail milo mitch mohamed mohammad mohammed mohsen moses mustafa nathan nathaniel neal
    neil nicholas nick nicolas nigel nikolai nikolay noah oleg oleksandr oliver omar oscar osama otto owen pablo
    patrick paul pavel pedro pete peter phil philip phillip pierre rafael ralph ramon randy rashid raul ray raymond reza
    ricardo richard rick rob robert roberto rodrigo roger roland roman ron ronald rory roy rudy russell ryan sadiq
    salman samuel scott sean sebastian sergei sergey serhii seth shaun sidney simon spencer stanley stefan stephen steve
    steven stewart stuart tariq ted terrence theo theodore thomas tim timothy todd tom tommy tony travis trevor tucker
    tyler ulrich victor vincent vitaly vladimir volodymyr walter wayne wendell william winston
    wolfgang yair yasser yuri yusuf zachary zohran`),
  she: words(`
    abigail adriana agnes alexandra alexandria alice alicia alison amanda amelia amy ana anastasia andrea angela angelina
    angie anita ann anna anne annette annie ariana audrey ayanna barbara beatrice beatrix becky bernadette beth
    bethany betty beverly bonnie brenda bridget brittany camila camilla candace carla carmen carol carolina caroline
    carolyn cassandra catherine cathy cecilia cheryl chloe christina christine cindy claire clara
    claudia colleen connie courtney cynthia daisy danielle deborah debra deirdre delia denise diana diane
    dolores donna doris dorothy edith eileen elaine eleanor elena elisa elise elizabeth ella ellen elsa emily emma erica
    erika erin esther eva evelyn fatima felicia fiona frances gabriela gail gillian gina     giorgia greta gretchen gwen gwendolyn hannah harriet hazel heather heidi helen helena hillary ida
    ilhan ingrid irene isabel isabella ivanka jackie jacqueline jane janet janice jasmine jeanette jeanne jeannine
    jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce juanita judith judy julia juliana
    juliette julie kaitlan kamala karen karin karine karoline kate katharine katherine kathleen kathryn kathy katie katy
    kayla keisha kelly kimberly kirsten kristen kristi kristin kristina laila lara laura lauren leah leila letitia lila
    lillian lily linda lisa liz liza lois louise lucia lucy lydia lynn mabel maggie marcia margaret maria marie
    marian marianna marilyn marina marjorie marlene martha mary maureen megan melania melanie melinda melissa mette mia
    michele michelle mildred mindy miriam molly monica nadia nancy naomi natalia natalie nicole nikki nina nora norma olga
    olivia pamela patricia patty paula pauline peggy penelope phyllis priscilla rachel rebecca renee rhonda
    rita roberta rosa rosemary rosie roxana ruth sabrina sally samantha sandra sara sarah selena serena sharon
    sheila shelley shirley silvia sonia sophia sophie stacey stacy stella stephanie sue susan susanna susie suzanne
    sylvia tamara tammy tanya tara teresa tessa theresa tiffany tina tracy tricia tulsi ursula valerie vanessa vera
    veronica vivian wanda wendy yolanda yulia yvette yvonne zoe`),
};

/** Tells which pronoun goes with a first name; null where either may, or nothing is known. */
export function personOfName(name: string): 'he' | 'she' | null {
  const first = name.normalize('NFD').replace(/\p{M}/gu, '');
  if (firstNames.he.has(first)) return 'he';
  return firstNames.she.has(first) ? 'she' : null;
}
