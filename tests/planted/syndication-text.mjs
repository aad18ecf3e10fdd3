/**
 * Writes agency reports for planted syndication trees: sentences from a grammar of news, filled with names, places and
 * figures of one story. A story tells its sentences in the order in which agencies do, gravest first, so that whoever
 * cuts from the end loses background.
 */

const lists = {
  city: 'Port Alder,Novigrad,Tallow Bay,Harrow,Castelmar,Ostrava,Bernwick,Maripol,Lindholm,Quillon,Sandovar,Kestrel Point,Vardo,Almeria,Dunmere,Tirana',
  country: 'Norland,Moldova,Averia,Slovakia,Tunisia,Estonia,Caldria,Jordan,Peru,Vietnam,Kenya,Bulgaria',
  given:
    'Maria,Ivan,Lena,Tomas,Aisha,Peter,Noor,Daniel,Elif,Victor,Ana,Omar,Greta,Luis,Milena,Karim,Ruth,Andrei',
  family:
    'Petrov,Strand,Okafor,Hansen,Delgado,Ivanova,Moreau,Rahimi,Lindqvist,Castellan,Novak,Tanaka,Brandt,Osei,Marković,Haddad,Keller,Vasquez,Sorin,Abebe',
  office:
    'Transport Minister,Interior Minister,Mayor,Governor,Finance Minister,Health Minister,Prosecutor General,Deputy Prime Minister',
  role: 'a spokesman for the ministry,an official at the port authority,a senior police officer,an analyst at Delta Research,the head of the rescue service,a union representative,a lawyer for the company,the director of the regional hospital',
  company:
    'Norsk Metall,Alder Shipping,Castelmar Energy,Trident Foods,Volta Rail,Banco Meridian,Helix Chemicals,Orion Air',
  body: 'the parliament,the government,the regional council,the central bank,the supreme court,the European Commission,the United Nations,the opposition',
  weekday: 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday',
  month: 'January,February,March,April,May,June,July,September,October,November',
  thing:
    'the bridge,the terminal,the pipeline,the factory,the railway line,the dam,the refinery,the airport,the power plant,the tunnel',
  event: 'explosion,fire,collapse,derailment,flood,strike,landslide,collision,chemical leak,power failure',
  adj: 'heavy,unexpected,serious,temporary,large,severe,growing,immediate,limited,further,significant,prolonged',
  noun: 'damage,delays,criticism,pressure,losses,shortages,uncertainty,disruption,concern,unrest,flooding,congestion',
  group:
    'residents,workers,passengers,drivers,farmers,students,fishermen,investors,commuters,engineers,volunteers,traders',
  verb: 'closed,evacuated,inspected,repaired,searched,suspended,reopened,sealed off,handed over,abandoned',
  cause:
    'a gas leak,metal fatigue,heavy rain,a faulty valve,human error,an electrical fault,poor maintenance,a signalling failure,high winds,corrosion',
  plan: 'a new safety law,an emergency budget,a parliamentary inquiry,a second crossing,tougher inspections,a compensation fund,a ban on heavy lorries,a regional state of emergency',
};
const bank = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.split(',')]));

// {x} is drawn anew, {X1} belongs to the story; "#" is a figure. Each sentence is used once in a story.
const leads = [
  'A {adj} {event} at {thing} in {City} killed at least {Dead} people and injured {Hurt} on {Day}, {Office} {Person1} said.',
  'At least {Dead} people died and {Hurt} were injured on {Day} after {adj} {event} at {thing} near {City}, officials said.',
  '{Company} said on {Day} that it would cut {Jobs} jobs in {Country} after {adj} {noun} at its plant in {City}.',
  '{Country} will spend €{Money} million on {thing} in {City}, {Office} {Person1} told reporters on {Day}.',
];
// Every desk writes a lead anew in its own way: of [a|b] one is drawn, and a tail may follow.
const rewrites = [
  '[{Dead} people were killed|{Dead} have died|The death toll stands at {Dead}|Authorities confirmed {Dead} deaths|{Dead} lives were lost|No fewer than {Dead} people lost their lives] and [another {Hurt} were hurt|{Hurt} more were injured|{Hurt} are being treated|some {Hurt} needed medical help] in {City}[ on {Day}| this week| by the evening|], [according to {Office} {Person1}|{Person1} confirmed|as the {Office} put it|the authorities there said|a statement said]',
  '[Officials in {City}|The authorities in {Country}|Doctors and police|Those in charge of the rescue] [put the number of dead at|speak of|have counted|reported] {Dead} [on {Day}|so far|last night|after the {event}], [with {Hurt} more in hospital|and {Hurt} wounded|while {Hurt} were hurt|not counting {Hurt} injured]',
  '[{Company} is to shed|{Company} plans to do away with|Cuts at {Company} will cost|The management of {Company} wants to drop] {Jobs} [posts|positions|places|workers] in {Country}, [the company announced|it emerged|the board let it be known|staff were told] [on {Day}|this week|after months of {noun}|in a letter]',
  '[Some €{Money} million will go to {City}|{City} is to get €{Money} million|A sum of €{Money} million has been set aside for {City}|The {Office} has found €{Money} million for {City}], [the {Office} of {Country} announced|{Person1} made known|as {Person1} said|it was announced] [on {Day}|after a meeting of {body}|this week|to some surprise]',
];
const tails = [
  '',
  '',
  '',
  ', in what one official called {adj} {noun}',
  ', and {group} fear {adj} {noun}',
  ' after {noun} that took {group} by surprise',
  ', as {body} prepares {plan}',
  ' amid {adj} {noun}',
  ', the latest sign of {noun} in {Country}',
];
const sentences = [
  '“We have never seen {noun} like this in {City},” {Person1} told a news conference.',
  '“The {noun} was {adj} and nobody was prepared for it,” said {Person2}, {Role2}.',
  'Rescue teams {verb} {thing} shortly after dawn and {verb} # nearby buildings.',
  'More than # {group} were taken to hospitals in {City} and in {city}, where doctors described # of them as critical.',
  '{body} is expected to discuss {plan} when it meets on {weekday}.',
  '{Company} shares fell # percent in early trading before recovering some of their losses.',
  'An initial report named {cause} as the most likely reason, but investigators have not ruled out {cause}.',
  '{Person2} said that the cost of {noun} could reach $# million by the end of {month}.',
  'About # {group} gathered outside {thing} on {weekday} to demand {plan}.',
  'It was the # such {event} in {Country} since @, when {adj} {noun} forced {body} to resign.',
  'The {event} caused {adj} {noun} on the road between {City} and {city}, police said.',
  '{Office} {Person1} has promised {plan} within # days.',
  'Insurance companies estimate the total {noun} at between $# million and $# million.',
  '“I heard a loud noise and then everybody was running,” said {person}, one of the {group} who were there.',
  '{body} rejected a similar proposal for {plan} in {month} @, citing {adj} {noun}.',
  'Trains between {City} and {city} were cancelled and # flights were diverted to {city}.',
  'Prosecutors have opened an inquiry into {cause} and questioned # employees of {Company}.',
  'Neighbouring {country} offered help and sent # doctors and # vehicles to {City}.',
  'The center of {City} was without electricity for # hours because of {cause}.',
  '{person}, {role}, said that warnings about {cause} had been ignored since {month}.',
  'Built in @, {thing} carries some # vehicles a day and has been {verb} twice for repairs.',
  'The labor union that represents {group} called for {plan} and announced a strike for {weekday}.',
  'Unemployment in {Country} stands at # percent, and # percent of its {group} are under thirty.',
  '{City}, a port of # inhabitants, lies some # kilometers north of {city}.',
  'In {month}, {Company} reported a profit of $# million, down # percent from the year before.',
  'Weather services expect {adj} {noun} to continue until {weekday} and advised {group} to stay at home.',
  'The president of {country} expressed his condolences and canceled a visit that had been planned for {weekday}.',
  '{Person2} added that # of the {group} had returned to their homes by the evening.',
  'A court in {city} will decide in {month} whether {Company} must pay for {noun}.',
  'Opposition lawmakers accused {body} of hiding a report that had warned of {adj} {noun}.',
  '“This is a program for the next # years and not for the next election,” {Person1} said.',
  'Hospitals in {city} asked for blood donors, and # people had come by noon.',
  'Analysts said the {event} could slow growth in {Country} by # percentage points.',
  'Schools in # districts stay closed, and {group} were told to boil water before drinking it.',
  'The last {adj} {event} in the region, in @, left # people dead and # homeless.',
  'Engineers from {country} {verb} {thing} in @ and recommended {plan}.',
];

// What desks add of their own: hardly two of them say the same.
const ownParagraphs = [
  '[Our correspondent in {city}|A reporter of this newspaper in {city}|Our colleague at {thing} of {city}] [reports that|writes that|heard how|saw how] {group} [there|in the streets|outside {thing}|at the station] [fear|complain of|speak of|have had enough of] {adj} {noun}.',
  '[Readers in {city}|Several readers|Those who wrote to us|People who called this newspaper] [told of|wrote about|asked about|sent pictures of] {noun} [of their own|near {thing}|and of {noun}|from # other streets], [# of them|more than half|most of them {group}|some as early as {month}].',
  '{person}, {role} [in {city}|here|at {company}], [told us|said when we called|wrote in our columns]: “[{noun} is what we talk about|Nobody here trusts {body}|We need {plan}|I blame {cause}], and [{plan} would help|{group} know it|it will be worse by {month}|that is all there is to say].”',
  '[The newspaper|This paper|Our archive|A report of ours] [reported|shows|warned|recalls] in {month} that {company} [had {verb}|wanted to sell|paid for|never inspected] {thing} [without permission|for € # million|in {city}|because of {cause}].',
  '[In {city}|Here|In the villages around {city}], {group} [remember|still mourn|have not forgotten|speak of] the {event} of @, [which cost # lives|when {thing} was {verb}|after which {body} resigned|and what {company} said then].',
  '[Local {group}|The mayor of {city}|{person}, {role}|A meeting in {city}] [will|is to|wants to|refused to] [discuss|vote on|sign a petition for|write to {body} about] {plan} on {weekday}[, at # p.m.|, the third time this year| in the town hall|].',
  '[Ticket prices|Rents|Fares|Insurance fees] in {city} [rose|fell|have gone up|may rise] by # percent [since {month}|after the {event}|within a year], [our own count shows|according to {company}|said {person}].',
];

/** Draws one story: its lead, its rewritten lead, and paragraphs of one to three sentences. */
export function writeStory(random, paragraphs) {
  const pick = (items) => items[Math.floor(random() * items.length)];
  const person = () => `${pick(bank.given)} ${pick(bank.family)}`;
  const own = {
    City: pick(bank.city),
    Country: pick(bank.country),
    Company: pick(bank.company),
    Office: pick(bank.office),
    Day: pick(bank.weekday),
    Person1: person(),
    Person2: person(),
    Role2: pick(bank.role),
    Dead: String(3 + Math.floor(random() * 60)),
    Hurt: String(70 + Math.floor(random() * 300)),
    Jobs: String(100 * (2 + Math.floor(random() * 40))),
    Money: String(10 * (3 + Math.floor(random() * 90))),
  };
  const figure = () => {
    const draw = random();
    if (draw < 0.4) return String(2 + Math.floor(random() * 11));
    if (draw < 0.8) return String(13 + Math.floor(random() * 480));
    return `${2 + Math.floor(random() * 60)},${100 + Math.floor(random() * 899)}`;
  };
  const fill = (template) =>
    template
      .replace(/\{(\w+)\}/g, (_, slot) => own[slot] ?? (slot === 'person' ? person() : pick(bank[slot])))
      .replace(/@/g, () => String(1950 + Math.floor(random() * 70)))
      .replace(/#/g, figure)
      .replace(/(^|[.!?] )(\p{Ll})/gu, (_, before, letter) => before + letter.toUpperCase());
  const choose = (template) => template.replace(/\[([^\]]*)\]/g, (_, choices) => pick(choices.split('|')));
  const kind = Math.floor(random() * leads.length);
  const left = [...sentences];
  const draw = () => {
    // Long reports say the same kind of thing twice, with other names and figures.
    if (left.length === 0) left.push(...sentences);
    return fill(left.splice(Math.floor(random() * left.length), 1)[0]);
  };
  const body = Array.from({ length: paragraphs - 1 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 2.6) }, draw),
  );
  const headline = {
    a: `${own.City} ${pick(bank.event)} raises ${pick(bank.adj)} ${pick(bank.noun)}`,
    b: `${own.Country} faces ${pick(bank.noun)} after ${own.City} ${pick(bank.event)}`,
  };
  return {
    own,
    headline: headline.a,
    /** A headline that a desk wrote itself: hardly two write the same. */
    otherHeadline: () =>
      fill(
        pick([
          '{City} counts the cost of {adj} {noun}',
          '{Office} {Person1} promises {plan}',
          'What happened in {City} on {Day}',
          '{Country}: {adj} {noun} and no end',
          '“{noun} everywhere”: {City} after the {event}',
          '{group} in {City} demand {plan}',
          '{Company} under pressure after {event}',
          'After {event}, {Country} talks of {plan}',
          '{body} to discuss {plan}',
          '{adj} {noun} in {City}, {group} say',
          '{Person1}: we must have {plan}',
          'Why {City} fears {adj} {noun}',
        ]),
      ),
    paragraphs: [[fill(leads[kind])], ...body],
    rewrittenLead: () => {
      return fill(`${choose(rewrites[kind])}${pick(tails)}.`);
    },
    /** A paragraph that no agency wrote. */
    ownParagraph: () => fill(choose(pick(ownParagraphs))),
  };
}

// What desks write otherwise as a habit. A habit belongs to an outlet, and many outlets share it.
const habits = {
  british: [
    [/\bpercent\b/g, 'per cent'],
    [/\bcenter\b/g, 'centre'],
    [/\blabor\b/g, 'labour'],
    [/\bkilometers\b/g, 'kilometres'],
    [/\bcanceled\b/g, 'cancelled'],
    [/\bprogram\b/g, 'programme'],
  ],
  symbols: [[/(\d) ?(?:percent|per cent)\b/g, '$1%']],
  short: [
    [/([$€]\d+) million\b/g, '$1m'],
    [/(\d) kilomet(?:er|re)s\b/g, '$1 km'],
  ],
  words: [
    [
      /\b(?<![\d.,$])([2-9])(?![\d.,%])\b(?! ?(?:percent|per cent|million|km))/g,
      (_, digit) => ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][digit - 2],
    ],
  ],
  straight: [[/[“”]/g, '"']],
  guillemets: [
    [/“/g, '«'],
    [/”/g, '»'],
  ],
};
export const habitNames = Object.keys(habits);

/** Writes `text` as a desk with these habits does. */
export function applyHabits(text, names) {
  return names.reduce(
    (written, name) => habits[name].reduce((before, [from, to]) => before.replace(from, to), written),
    text,
  );
}

// What any editor may change of his own accord, and another may, too.
const synonyms = [
  ['said', 'stated'],
  ['about', 'around'],
  ['more than', 'over'],
  ['shortly after', 'soon after'],
  ['expected to', 'due to'],
  ['near', 'close to'],
  ['said that', 'said'],
  ['because of', 'owing to'],
  ['opened an inquiry', 'launched an investigation'],
  ['told reporters', 'told journalists'],
  ['estimate', 'put'],
  ['lies', 'is situated'],
  ['people', 'persons'],
  ['was', 'had been'],
  ['offered', 'promised'],
  ['in early trading', 'in the morning'],
  ['and', 'while'],
  ['their', 'the'],
  ['expressed', 'conveyed'],
  ['advised', 'told'],
  ['accused', 'blamed'],
  ['some', 'roughly'],
  ['had been planned', 'was planned'],
  ['gathered', 'assembled'],
];

/** Edits a sentence lightly: another word, a word left out, an aside. */
export function copyEdit(sentence, random) {
  const draw = random();
  if (draw < 0.6) {
    const fitting = synonyms.filter(([from]) => new RegExp(`\\b${from}\\b`).test(sentence));
    if (fitting.length > 0) {
      const [from, to] = fitting[Math.floor(random() * fitting.length)];
      return sentence.replace(new RegExp(`\\b${from}\\b`), to);
    }
  }
  const words = sentence.split(' ');
  const at = 1 + Math.floor(random() * Math.max(1, words.length - 2));
  if (draw < 0.85) return [...words.slice(0, at), ...words.slice(at + 1)].join(' ');
  return [
    ...words.slice(0, at),
    ['also', 'reportedly', 'meanwhile', 'however', 'now'][Math.floor(random() * 5)],
    ...words.slice(at),
  ].join(' ');
}

/** Makes a mistake: a letter twice, two letters exchanged, a wrong digit. */
export function mistype(sentence, random) {
  const digits = [...sentence.matchAll(/\d/g)];
  if (digits.length > 0 && random() < 0.4) {
    const { index } = digits[Math.floor(random() * digits.length)];
    const wrong = (Number(sentence[index]) + 1 + Math.floor(random() * 8)) % 10;
    return sentence.slice(0, index) + (wrong === 0 ? 1 : wrong) + sentence.slice(index + 1);
  }
  const letters = [...sentence.matchAll(/(?<=\p{Ll})\p{Ll}(?=\p{Ll})/gu)];
  if (letters.length === 0) return sentence;
  const { index } = letters[Math.floor(random() * letters.length)];
  if (random() < 0.5) return sentence.slice(0, index) + sentence[index] + sentence.slice(index);
  return sentence.slice(0, index) + sentence[index + 1] + sentence[index] + sentence.slice(index + 2);
}
