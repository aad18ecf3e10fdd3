/** Prints what was found of archives as tables in Markdown. */

function print(rows) {
  const [head, ...rest] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  process.stdout.write(`${[head, `|${'---|'.repeat(rows[0].length)}`, ...rest].join('\n')}\n\n`);
}

const seconds = (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`;
const percent = (share) => `${(100 * share).toFixed(0)} %`;
const whole = (number) => number.toLocaleString('en');

/** A column for each archive, and the bar. */
export function printPlanted(found) {
  const row = (what, cell, bar = '') => [what, ...found.map(cell), bar];
  print([
    row('', ({ size, draw }) => `${whole(size)}, ${draw === 'even' ? 'drawn evenly' : 'the newest'}`, 'bar'),
    row('all made anew', ({ rebuild }) => seconds(rebuild)),
    row('a hundredth added', ({ add }) => seconds(add)),
    row('the share of it', ({ share }) => `1/${(1 / share).toFixed(1)}`, '1/20'),
    row('a hundred articles added', ({ hundred }) => seconds(hundred)),
    row('the hundredth added to a hundred articles', ({ alone }) => seconds(alone)),
    row('memory an old article', ({ bytesOfOld }) => `${(bytesOfOld / 1000).toFixed(1)} KB`, '1.5 KB'),
    row('state, of the texts', ({ state }) => percent(state), '25 %'),
    row('state with what was read', ({ stateWithTexts }) => percent(stateWithTexts)),
    row('files that are not those of a rebuild', ({ differ }) => differ.length, '0'),
  ]);
}

/** A row for each batching of one set, or for each set. */
export function printBatchings(name, found) {
  print([
    [name, 'batches', 'files that are not those of a rebuild', 'claims'],
    ...found.map(({ seed, set = seed, batches, differ, claims }) => [set, batches, describe(differ), claims]),
  ]);
}

function describe(differ) {
  if (differ.length === 0) return '0';
  return `${differ.length}: ${differ.slice(0, 3).join(', ')}${differ.length > 3 ? ', …' : ''}`;
}

export function printCounts(counts) {
  print([
    ['kind of row', 'first run', 'sixty daily runs'],
    ...counts.map((row) => [row.kind, row['first run'], row['daily runs']]),
  ]);
}

export function printChecks(checks) {
  print([
    ['what is to hold', 'tried', 'did not'],
    ...checks.map(({ what, tried, failed }) => [what, whole(tried), whole(failed.length)]),
  ]);
}
