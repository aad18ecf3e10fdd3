/** Prints a planted report as a page of its outlet, and says of each paragraph which threads it carries, and where. */

/** In minutes. */
export const day = 1440;
const minuteMs = 60_000;
const startMs = Date.UTC(2024, 0, 1);
// Before anything else appeared.
const wrongBy = 800 * day;

/** The record of a report as it stands at `time`, in minutes, and the truth of it. */
export function print(draw, { time, report, number }) {
  const { outlet, topic, title, url } = report;
  const { text, paragraphs } = layOut(outlet, runOn(outlet, furnish(draw, time, report)));
  const id = `g${hex(number, 5)}${hex(draw.below(4096), 3)}`;
  const dateOf = (minutes) => new Date(startMs + minutes * minuteMs).toISOString();
  const record = { id, title, text, publisher: outlet.name, url, lang: outlet.code };
  const truth = { report: report.number, time, paragraphs };
  if (topic?.mishap === 'undated' && draw.chance(0.15))
    return { record, truth: { ...truth, mishap: 'undated' } };
  if (topic?.mishap === 'wrong date' && draw.chance(0.04))
    return { record: { ...record, date: dateOf(time - wrongBy) }, truth: { ...truth, mishap: 'wrong date' } };
  return { record: { ...record, date: dateOf(time) }, truth };
}

const hex = (value, digits) => value.toString(16).padStart(digits, '0');

/** Puts what the outlet prints on its pages at the end of them, or between the paragraphs. */
function furnish(draw, time, { outlet, paragraphs, form }) {
  const page = [...paragraphs];
  for (const { thread, isMiddle, share, since, wordings } of outlet.furniture) {
    if (!draw.chance(share)) continue;
    const year = String(new Date(startMs + time * minuteMs).getUTCFullYear());
    const text = wordings[time / day < since ? 0 : 1].replace('{now}', year);
    const paragraph = [{ thread, text, edit: 'furniture', shape: 'whole' }];
    if (isMiddle && form === undefined) page.splice(Math.min(3, page.length), 0, paragraph);
    else page.push(paragraph);
  }
  return page;
}

/** Some outlets print a whole report as one paragraph. */
function runOn({ isRunOn }, page) {
  if (!isRunOn) return page;
  const isOwn = ([{ edit }]) => edit === 'furniture' || edit === 'filled in';
  const body = page.filter((pieces) => !isOwn(pieces)).flat();
  const whole = body.map((piece) => (piece.shape === 'whole' ? { ...piece, shape: 'run on' } : piece));
  return whole.length === 0 ? page : [whole, ...page.filter(isOwn)];
}

function layOut(outlet, page) {
  let text = '';
  const paragraphs = page.map((pieces) => {
    if (text !== '') text += outlet.lineBreak;
    const start = text.length;
    const places = pieces.map(({ thread, text: words, edit, shape }, at) => {
      if (at > 0) text += outlet.speech.tongue.gap;
      text += words;
      return { thread: thread.id, start: text.length - words.length, end: text.length, edit, shape };
    });
    return { start, end: text.length, pieces: places };
  });
  return { text, paragraphs };
}
