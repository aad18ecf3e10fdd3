/**
 * Gives the English of planted genealogies: words, the grammar that puts them together, numbers and dates in every form
 * that a desk writes, who said what, sentences that any report may have, and what an outlet prints below its own.
 */
import { grouped, listOf } from './draw.mjs';

const months = listOf(
  'January February March April May June July August September October November December',
);
const small = listOf('zero one two three four five six seven eight nine ten eleven twelve');
const short = (month) => (month === 'May' ? month : `${month.slice(0, 3)}.`);

export const english = {
  code: 'en',
  gap: ' ',
  comma: ',',
  stop: '.',
  marks: ['“', '”'],
  syllables: listOf(
    'ba ber bran cal cor da del dor el en fal gar gra har hol is jor kal ken la lor mar mel mor na nor ol pel quin ran ros sal sten tal tor ul va ver wes wil yar zan',
  ),
  verbEnding: 'ed',
  first: listOf(
    'Anna Boris Clara Daniel Elena Felix Grace Hugo Irene James Karin Leo Maria Nadia Oscar Paula Robert Sofia Thomas Vera Walter Yusuf Amina Pedro Lucia Martin Julia Peter Sarah Omar',
  ),
  lists: {
    noun: listOf(
      `government parliament ministry council court police army company bank union party agency commission committee
      border city village region province river bridge port airport railway road harbour factory plant mine field farm
      market price budget tax debt loan grant fund export import trade tariff contract deal treaty accord ceasefire truce
      talks summit meeting vote election referendum campaign ballot protest rally strike march riot attack raid blast
      shooting fire flood storm earthquake drought landslide outbreak virus vaccine hospital clinic school university
      teacher doctor nurse worker farmer driver pilot soldier officer judge lawyer prosecutor minister mayor governor
      senator lawmaker diplomat envoy spokesman investor trader banker scientist engineer student refugee migrant victim
      witness suspect prisoner hostage rebel fighter militant volunteer journalist editor reform law bill decree rule
      ruling verdict sentence appeal charge inquiry probe audit report study survey document letter statement pledge
      warning threat offer plan proposal project programme scheme mission operation deployment exercise visit trip tour
      shipment cargo vessel tanker convoy truck train pipeline refinery reactor turbine satellite missile drone weapon
      wheat grain oil gas coal steel copper cotton timber water electricity supply shortage demand output growth
      inflation currency reserve sanction embargo blockade quota permit licence visa passport census heritage museum
      church mosque temple stadium tournament league coach striker goalkeeper film festival orchestra novel prize`,
    ),
    adjective: listOf(
      `new former senior local federal regional national foreign independent disputed southern northern eastern western
      coastal rural urban military civilian public private secret temporary permanent controversial historic ambitious
      costly fragile lengthy brief emergency humanitarian economic political legal criminal financial environmental
      industrial nuclear digital medical agricultural religious ethnic wealthy poor crowded remote strategic vital
      outdated damaged abandoned unfinished unprecedented sweeping modest stalled renewed joint bilateral`,
    ),
    verb: listOf(
      `approved rejected delayed backed condemned criticised welcomed postponed cancelled signed suspended reviewed
      drafted funded opened closed seized blocked cleared damaged destroyed rebuilt evacuated searched guarded visited
      inspected ordered halted resumed launched announced denied confirmed disputed challenged supported opposed
      replaced dismissed appointed arrested released questioned charged convicted acquitted rescued accused sued
      tightened eased raised lowered doubled extended shortened abandoned completed expanded reduced imposed lifted
      violated monitored investigated overturned upheld sold bought leased inherited transferred`,
    ),
    adverb: listOf(
      'quickly quietly formally officially reportedly repeatedly abruptly narrowly eventually publicly privately briefly partly largely effectively unanimously reluctantly',
    ),
    link: listOf('after before because while although since until whereas once unless so whenever'),
    prep: listOf(
      'in near despite with without against during behind beyond across under through over for by from throughout alongside',
    ),
    report: listOf(
      'said claimed argued admitted warned believed suggested insisted reported hoped feared wrote recalled estimated',
    ),
    role: listOf(
      'spokesman minister chairman director governor mayor ambassador analyst economist commander professor lawyer chief',
    ),
    ago: listOf('decade year month week century'),
  },
  title: ', a $adjective $role to the $role of the $adjective $noun of $place ,',
  predicate: '$report that @phrase $verb @phrase',
  phrase: [
    'the $adjective $noun',
    'the $noun',
    'a $adjective $noun',
    '$name',
    'the $place $noun',
    'the $noun of $place',
    '$name , the $role of the $noun',
    '$noun and $noun',
    'the $adjective $noun of the $noun',
    '$count $noun workers',
    'most of the $noun',
    'its own $noun',
    'every $noun',
    'no $noun',
    'those who $verb the $noun',
  ],
  main: [
    '@phrase $verb @phrase',
    '@phrase $verb @phrase $prep @phrase',
    '@phrase $adverb $verb @phrase',
    '@phrase $report that @phrase $verb @phrase',
    '@phrase has $verb @phrase',
    '@phrase was $verb $prep @phrase',
    '@phrase , which $verb @phrase , $verb @phrase',
    '@phrase $report it had $verb @phrase',
    '$percent of the $noun $verb @phrase',
    '@phrase and @phrase $verb @phrase',
    '@phrase , $verb $prep @phrase , is $adjective',
    'nobody $report that @phrase $verb',
    'what @phrase $verb was @phrase',
    '@phrase paid $money and $verb @phrase',
  ],
  side: [
    '$link @phrase $verb @phrase',
    '$prep @phrase',
    '$date',
    'in $place',
    '$link @phrase $adverb $verb',
    '$prep $adjective $noun',
    '$prep @phrase $prep $place',
    '$link it $verb @phrase $prep @phrase',
    '$prep $percent of the $noun',
    '$prep $money',
    '$prep the $noun that $verb @phrase',
  ],
  count(value, style) {
    if (value <= 12) return [small[value], String(value)][style % 2];
    if (value >= 1e6)
      return [`${value / 1e6} million`, `${value / 1e6}m`, grouped(value, ','), `${value / 1e6} mln`][
        style % 4
      ];
    return [grouped(value, ','), String(value)][style % 2];
  },
  percent(value, style) {
    const words = value <= 12 ? `${small[value]} percent` : `${value} per cent`;
    return [`${value} percent`, `${value} per cent`, `${value}%`, words][style % 4];
  },
  money: (value, style) =>
    [`$${value} billion`, `US$${value}bn`, `${value} billion dollars`, `$${value}bn`][style % 4],
  date({ month, day }, style) {
    const name = months[month];
    return [
      `on ${name} ${day}`,
      `on ${day} ${name}`,
      `on ${short(name)} ${day}`,
      `in ${name}`,
      'earlier this year',
    ][style % 5];
  },
  name: ({ first, last }, style) => [`${first} ${last}`, last, `Mr ${last}`][style % 3],
  said: [
    ({ quote: [head, ...rest], who, role }) =>
      `“${head},” said ${who}, the ${role}.${rest.length === 0 ? '' : ` “${rest.join('. ')}.”`}`,
    ({ quote, who }) => `${who} said: “${quote.join('. ')}.”`,
    ({ quote: [head, ...rest], who }) =>
      `“${head},” ${who} told reporters.${rest.length === 0 ? '' : ` “${rest.join('. ')}.”`}`,
    ({ quote, who }) => `“${quote.join('. ')},” ${who} said.`,
  ],
  chance: [
    'He did not elaborate.',
    'She declined to comment.',
    'No further details were available.',
    'The investigation continues.',
    'No one was injured.',
    'The cause is not yet known.',
    'No group has claimed responsibility.',
    'This is a developing story.',
    'He denied the accusations.',
    'The talks continue.',
  ],
  furniture: [
    'About us: {outlet} has [reported from|covered|been the voice of|written about] the {region} since {year} and [belongs to its readers|is owned by its staff|is printed by a family firm|takes no money from parties].',
    '[Follow us|Join us|Find {outlet}|Stay with {outlet}] on [Facebook, Twitter and Telegram|Instagram and WhatsApp|Facebook and Bluesky|YouTube, Threads and TikTok] [for the latest news|and never miss a story|for pictures from our reporters|to hear it first].',
    '© {now} {outlet}. [All rights reserved|Reproduction is forbidden|Every right is kept]. [This material may not be published or rewritten without permission|No article may be copied, stored or sold by others|Quote two sentences at most, with a link].',
    '[Sign up for|Subscribe to|Get] the {outlet} [newsletter|morning letter|evening digest|weekend briefing] [for the day’s most important stories|with five stories worth your time|and read what our editors chose|in your inbox before breakfast].',
    '[Support our journalism|Help us to stay independent|Read without adverts|Give a subscription]: [{outlet} costs less than a cup of coffee a week|the first month of {outlet} is free|members of {outlet} pay what they can|one euro a week keeps {outlet} alive].',
    '[Have you seen an error?|Something wrong here?|Do you know more?|Questions about this report?] [Write to|Tell us at|Send a note to] desk@{host} [and we will look into it|or call the newsroom|and an editor will answer|, in confidence if you like].',
    '[This article was produced|Reporting for this page was made possible|Our coverage of the {region} is funded|This text was checked] [by the {outlet} newsroom in {region}|with the help of readers of {outlet}|by two editors of {outlet}|under the charter of {outlet} of {year}].',
    '[Comments are closed|Comments on this page are moderated|Readers may comment for three days|To comment, open an account]; [see the rules of {outlet}|our house rules apply|the desk of {outlet} removes insults|write to the desk of {outlet} instead].',
  ],
  frames: [
    'Shares of $org closed at $price , up $percent , on the $place exchange $date .',
    'The $place index $verb by $percent to $price points as $org and $org led the day with $count trades .',
    'The currency of $place traded at $price to the dollar and at $price to the euro $date , a change of $percent .',
    'It will be $weather in $place with a high of $degrees degrees and a low of $degrees , and $weather towards the evening .',
    'The forecast for $place is $weather with winds of $degrees kilometres an hour from the coast and a $percent chance of rain .',
    '$org beat $org $small to $small at home in $place before $count spectators , with goals by $last and $last .',
    '$org play $org in $place on Saturday at $small o’clock , and $org meet $org a day later .',
    'Wheat for delivery in spring closed at $price a tonne and maize at $price , while oil cost $price a barrel $date .',
  ],
  formTitles: [
    'Market wrap for $place',
    'Weather in $place',
    'Fixtures and results: $place',
    'Prices at the close in $place',
  ],
  weather: listOf('sunny cloudy rainy windy foggy stormy cool dry'),
};
