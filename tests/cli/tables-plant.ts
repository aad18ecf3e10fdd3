/**
 * Plants a small collection of which every answer to the queries on tables is known: three reports of two outlets, and
 * articles alone that carry paragraphs of theirs.
 */

interface Article {
  readonly id: string;
  readonly publisher: string;
  readonly date: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Carried by three articles; what the bridge's report has of it is the first. */
export const background =
  'The harbour bridge was built in 1931 by the engineer Tomas Lindqvist and carries the only road that joins the island of Skarvoy to the mainland of the county.';
/** Corrected in the dairy's report, and not where others took it. */
export const wrongFigure =
  'The dairy of Melbu employs 120 workers and is owned by the farmers of the valley, who deliver their milk to it by boat.';
const rightFigure =
  'The dairy of Melbu employs 210 workers and is owned by the farmers of the valley, who deliver their milk to it by boat.';

const ferries =
  'Ferries of the Nordline company left the old quay every twenty minutes from noon on, and took cars and lorries across the sound free of charge until the evening.';
const mayor =
  'The mayor of Port Alder, Ingrid Solheim, asked drivers to stay away from the northern shore, where the police had closed the road along the shipyard.';
const piers =
  'Engineers of the county found cracks in two of the piers that stand deepest in the water, and measured how far they had moved since the spring survey.';
const school =
  'Pupils of the island school were taken home by a fishing boat, whose skipper had offered to make the trip as often as it was needed during the week.';
/** Dropped after two hours and a half. */
export const buses =
  'The bus company kept 40 coaches in its depot at the railway station and told passengers to ask for their money back at the counter.';

export const firstLead =
  'The harbour bridge of Port Alder was closed to all traffic on Monday morning after a barge had struck one of its piers in dense fog.';
export const lastLead =
  'Divers will look at the damaged foundations today, and nobody expects lorries to cross the sound by road before Easter.';

const bridge = (hurt: string, more: readonly string[], lead?: string) => [
  lead ??
    'The harbour bridge of Port Alder was closed to all traffic on Monday morning after a barge had struck one of its piers in dense fog.',
  `The police said that ${hurt} people were hurt when the barge hit the pier and a lorry on the bridge ran into the railing.`,
  piers,
  mayor,
  ferries,
  ...more,
  background,
];

/** First of one speaker, then of another. */
export const quotation = '“We will not let our children ride a bus for two hours every day,”';

const teacher = (who: string) => [
  'The council of Tromvik decided on Wednesday evening to keep the village school open for another three years, against the advice of its own auditors.',
  `${quotation} said ${who}.`,
  'Parents had filled the hall of the old prayer house and sang when the result of the vote was read out by the clerk of the council.',
  'The auditors had written that each pupil costs the village twice as much as a place in the town, and that the roof of the school must be renewed.',
  'The roof will now be paid for out of the sale of the former dairy, whose buyer wants to make a hotel of it that opens before the summer.',
];

const dairy = (figure: string) => [
  'The dairy of Melbu will build a new hall for its cheese on the western quay, the board said on Thursday after a meeting with the county.',
  figure,
  'The hall will hold the wheels of a whole winter and be cooled with water from the fjord, which is pumped through pipes of an old salmon farm.',
  'Work begins as soon as the ground has thawed, and the first wheels are to be carried in before the ships of the autumn fair arrive in the sound.',
  'The county pays a third of the costs out of the fund for the outer islands, which had not been touched for several years.',
];

/** One agency's report and another's: nobody is sure that these are one. */
const strike = (agency: string, end: string) => [
  `HAMMERFEST (${agency}) - Dockers of the northern ports will stop work at midnight on Sunday, their union said after talks with the shipping lines had failed.`,
  'Four ships wait outside the harbour with fruit from the south, and the lines have said that they would rather turn back than wait for the end of a strike.',
  'The union asks that nights be paid as they are paid in the south, and that no man works alone at a crane when the wind is stronger than a gale.',
  `Both sides will meet again on Tuesday in the town hall, where a judge who has long retired leads the talks${end}.`,
];

/** How the paragraphs begin that both have. */
export const strikeOpenings = [
  'Dockers of the northern ports will',
  'Four ships wait outside the harbour',
  'The union asks that nights be paid',
  'Both sides will meet again on Tuesday',
];

const alone = (middle: string, ...rest: readonly string[]) => [rest[0]!, middle, ...rest.slice(1)];

export const articles: readonly Article[] = [
  {
    id: 'bridge-1',
    publisher: 'Harbour Times',
    date: '2024-03-04T08:00:00Z',
    title: 'Harbour bridge closed after barge hits pier',
    paragraphs: bridge('three', [school, buses], firstLead),
  },
  {
    id: 'bridge-2',
    publisher: 'Harbour Times',
    date: '2024-03-04T10:30:00Z',
    title: 'Harbour bridge closed after barge hits pier',
    paragraphs: bridge('five', [school], firstLead),
  },
  {
    id: 'bridge-3',
    publisher: 'Harbour Times',
    date: '2024-03-05T09:00:00Z',
    title: 'Harbour bridge closed after barge hits pier',
    paragraphs: bridge('eight', [school], lastLead),
  },
  {
    id: 'school-1',
    publisher: 'Harbour Times',
    date: '2024-03-06T20:00:00Z',
    title: 'Tromvik keeps its village school',
    paragraphs: teacher('Marta Kessler'),
  },
  {
    id: 'school-2',
    publisher: 'Harbour Times',
    date: '2024-03-06T22:00:00Z',
    title: 'Tromvik keeps its village school',
    paragraphs: teacher('Johan Brandt'),
  },
  {
    id: 'dairy-1',
    publisher: 'Valley News',
    date: '2024-03-07T12:00:00Z',
    title: 'Dairy of Melbu builds a hall for its cheese',
    paragraphs: dairy(wrongFigure),
  },
  {
    id: 'dairy-2',
    publisher: 'Valley News',
    date: '2024-03-07T15:00:00Z',
    title: 'Dairy of Melbu builds a hall for its cheese',
    paragraphs: [
      ...dairy(rightFigure),
      'Correction: An earlier version of this article misstated the number of workers. It is 210, not 120.',
    ],
  },
  {
    id: 'fair',
    publisher: 'Coast Weekly',
    date: '2024-03-08T09:00:00Z',
    title: 'Autumn fair moves to Melbu',
    paragraphs: alone(
      wrongFigure,
      'The autumn fair of the outer islands will be held in Melbu this year, since the hall in Svolsund burned down in the winter storms.',
      'Singers from eleven villages have said that they will come, and a prize is given for the best knitted jersey and for the heaviest halibut.',
      'The railway runs night trains to the ferry port during the whole week, and whoever carries a fair ticket travels at half the price.',
    ),
  },
  {
    id: 'island',
    publisher: 'Coast Weekly',
    date: '2024-03-09T09:00:00Z',
    title: 'Skarvoy wants a tunnel',
    paragraphs: alone(
      background,
      'The people of Skarvoy collect signatures for a tunnel below the sound, which was promised to them before every election since the war.',
      'Geologists had bored into the sea floor long ago and found soft clay where the road would have to run, and nobody has looked again since.',
      'The member of parliament for the islands says that she will ask for a new survey as soon as the budget of the year is through.',
    ),
  },
  {
    id: 'engineer',
    publisher: 'Valley News',
    date: '2024-03-11T09:00:00Z',
    title: 'Letters of a bridge builder found in an attic',
    paragraphs: alone(
      background,
      'A carpenter who mended a roof in Narholm found a box of letters that an engineer had written home from building sites all over the north.',
      'The museum of the county bought the box for a small sum and will show the drawings that lay between the letters from the month of June on.',
      'In one of them he complains of the cook, in another of the wind, and in a third he asks his sister for woollen socks and for dried plums.',
    ),
  },
  {
    id: 'strike-1',
    publisher: 'Coast Weekly',
    date: '2024-03-12T09:00:00Z',
    title: 'Dockers stop work at midnight',
    paragraphs: strike('Reuters', ' and keeps the door shut'),
  },
  {
    id: 'strike-2',
    publisher: 'Valley News',
    date: '2024-03-12T11:00:00Z',
    title: 'Dockers stop work at midnight',
    paragraphs: strike('AFP', ''),
  },
];

/** The records as a run reads them. */
export const records = articles
  .map(({ paragraphs, ...rest }) => `${JSON.stringify({ ...rest, text: paragraphs.join('\n\n') })}\n`)
  .join('');
