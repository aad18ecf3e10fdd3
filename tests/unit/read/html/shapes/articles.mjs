/** Holds the English reports that the page shapes are built around. Places, people and figures are invented. */

export const harbour = {
  headline: 'Port Alder council backs new harbour wall after night of argument',
  paragraphs: [
    'The town council of Port Alder voted by nine to six on Tuesday night to build a second harbour wall, ending a dispute that has divided fishermen and hoteliers for the better part of a decade.',
    'The wall will run for 640 metres from the old customs house to the lighthouse and is expected to cost £38m, of which the region has promised to pay a little more than half.',
    '“We have lost eleven boats in four winters,” said the harbour master, Ellen Marsh, who had threatened to resign if the plan failed again. “Nobody who was down there in January could have voted against it.”',
    'Opponents said that the council had not looked at cheaper ways of breaking the swell. Tom Ridley, who runs two hotels on the promenade, called the vote “a wall between the town and the sea it lives from”.',
    'Work is due to begin in the spring, once the inspectorate for historic buildings has agreed to the removal of a slipway that dates from 1811.',
    'A first attempt to build the wall was abandoned in 2014, when the contractor went bankrupt with forty metres of foundations laid.',
  ],
};

export const storm = {
  headline: 'Three villages cut off as the Senn bursts its banks',
  paragraphs: [
    'Rescue teams were trying on Sunday to reach three villages in the upper valley of the Senn, where the river burst its banks after two days of rain and carried away the only road.',
    'About 450 people in Obersenn, Kaltbrunn and Mühlen have been without power since Saturday evening, the cantonal police said. No one was reported missing.',
    'A helicopter brought insulin and baby food to the school in Kaltbrunn shortly after noon, but had to turn back from a second flight because of low cloud.',
    'The water gauge at the Senn bridge stood at 4.12 metres at 10 a.m., the highest reading since measurements began in 1934. By evening it had fallen by half a metre.',
    'Engineers of the army are expected to start laying a temporary bridge on Monday. The mayor of Obersenn, Regula Frey, asked families who had shelter not to leave their homes.',
  ],
};

export const museum = {
  headline: 'Museum finds lost letters of a lighthouse keeper behind a wall of tar',
  paragraphs: [
    'For more than a century the letters of Agnes Holloway lay behind a tarred partition in the lamp room of the Skerry Head lighthouse, wrapped in sailcloth and tied with fishing line.',
    'They came to light last autumn when a carpenter from the coastal museum took down the boards to look for rot, and a parcel the size of a loaf fell on his boots.',
    'The 212 letters, most of them never sent, describe nineteen years of storms, shipwrecks and quarrels with the Board of Lights, which paid Holloway half of what it paid her late husband for the same work.',
    'Historians say that nothing like them is known. “Keepers wrote logs, and logs were read by inspectors,” said Dr Miriam Vance, who has begun to transcribe them. “These were read by nobody, and so they are honest.”',
    'In one of the longest, dated 4 December 1883, she tells her sister how she kept the lamp turning by hand for eleven hours after its clockwork froze.',
    'The museum will show thirty of the letters from May, and hopes to print all of them within two years.',
  ],
};

export const market = {
  headline: 'Rye harvest falls to lowest in thirty years, ministry says',
  paragraphs: [
    'The rye harvest fell by almost a quarter this year to its lowest level in three decades, the ministry of agriculture said on Thursday, blaming a wet spring and a fungus that spread through the north.',
    'Farmers brought in 2.1 million tonnes, compared with 2.75 million last year. Yields dropped most in the coastal districts, where one field in five was ploughed under before it ripened.',
    'Millers have begun to buy abroad. The price of a tonne for delivery in December rose by 6 per cent to 231 crowns, having gained a third since midsummer.',
    'The minister, Jonas Berg, said there was no danger of shortages, since stores held enough for seven months. He ruled out limits on exports.',
    'The bakers’ guild expects the price of a two-pound loaf to rise by about four cents before the end of the year.',
  ],
};

export const court = {
  headline: 'Court orders new count of votes in Marden by-election',
  paragraphs: [
    'A court on Friday ordered the votes of the Marden by-election to be counted again, after two ballot boxes were found unopened in the cellar of a primary school.',
    'The boxes hold an estimated 900 papers. Sandra Lowe of the Reform Alliance was declared the winner a week ago by a margin of 212.',
    'Judge Peter Amadi said in his ruling that nobody had acted in bad faith, but that “a result that leaves out two boxes is not a result”.',
    'The returning officer told the court that the boxes had been brought in by the back door while the front of the building was closed because of a burst pipe, and that a clerk had ticked them off the list as counted.',
    'Ms Lowe said that she welcomed the ruling and was confident of its outcome. Her opponent, Colin Teague, called for the whole vote to be held again.',
  ],
};

export const trains = {
  headline: 'Night trains return to the northern line after eleven years',
  paragraphs: [
    'The first night train in eleven years left Brenning for the coast on Monday evening with all 240 of its berths sold, and arrived four minutes early.',
    'The railway had closed the service in the belief that cheap flights had made it useless. It now says that demand for tickets in the first week was three times what it had planned for.',
    'Passengers on the platform were in a mood to celebrate. A brass band played, somebody had brought a cake in the shape of a sleeping car, and the conductor, Paula Stenberg, posed for photographs until the whistle blew.',
    'A berth in a cabin for four costs 39 crowns each way, a cabin for oneself 129. The train runs daily until September and on five nights a week after that.',
    'Critics note that the carriages are forty years old and were bought from a neighbouring country for the price of their steel.',
  ],
};

export const flash = {
  headline: 'Earthquake of magnitude 5.1 felt on Lessa islands',
  paragraphs: [
    'An earthquake of magnitude 5.1 shook the Lessa islands at 3.42 a.m. on Wednesday, the seismological institute said.',
    'There were no immediate reports of damage or injuries.',
  ],
};

export const essay = {
  headline: 'What I learned from a year of mending my own shoes',
  paragraphs: [
    'A year ago I owned eleven pairs of shoes and could not have told you how any of them was made. Today I own four, and I have had every one of them in pieces on the kitchen table.',
    'It began with a heel. The cobbler on our street had retired, the next one was across the river, and the shoes were too good to throw away and too worn to be seen in.',
    'So I bought a hammer, a last and a pot of glue, and ruined them. The second pair came out better. By the fifth I had stopped bleeding.',
    'What surprised me was not that it can be done, but how much of what we call wear is only neglect: dry leather, a loose thread, a nail that nobody pushed back.',
    'I shall not pretend that it saves money. An afternoon at the table costs more than new soles do. But I walk differently, now that I know what I am walking on.',
    'My neighbours have noticed. On Saturdays there is a small queue of boots outside my door, and I am thinking of charging in cake.',
  ],
};
