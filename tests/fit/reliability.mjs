/** Draws how far a stated probability can be taken at its word: for each source, what came true of what was said. */

const size = 220;
const edge = 36;
const bins = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0001];

/** One small chart a source, as SVG; a dot is as large as the number of pairs that it stands for. */
export function drawReliability(rows, probabilities) {
  const sources = [...new Set(rows.map(({ source }) => source))];
  const across = 4;
  const [width, height] = [across * size, Math.ceil(sources.length / across) * (size + 24)];
  const charts = sources.map((source, index) => {
    const [left, top] = [(index % across) * size, Math.floor(index / across) * (size + 24)];
    return `<g transform="translate(${left} ${top})">${drawOne(source, rows, probabilities)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11"><title>What came true, by what was said, on families that the model was not fitted to</title>${charts.join('')}</svg>\n`;
}

function drawOne(source, rows, probabilities) {
  const inner = size - 2 * edge;
  const x = (value) => (edge + value * inner).toFixed(1);
  const y = (value) => (size - edge - value * inner).toFixed(1);
  const dots = bins.slice(1).map((to, at) => {
    const own = [...rows.keys()].filter(
      (row) => rows[row].source === source && probabilities[row] >= bins[at] && probabilities[row] < to,
    );
    if (own.length === 0) return '';
    const said = own.reduce((sum, row) => sum + probabilities[row], 0) / own.length;
    const true_ = own.reduce((sum, row) => sum + rows[row].isOne, 0) / own.length;
    const radius = Math.min(12, 2 + Math.sqrt(own.length) / 2).toFixed(1);
    return `<circle cx="${x(said)}" cy="${y(true_)}" r="${radius}" fill="#36c" fill-opacity=".6"><title>${own.length} pairs: said ${said.toFixed(2)}, true ${true_.toFixed(2)}</title></circle>`;
  });
  const ticks = [0, 0.5, 1].map(
    (tick) =>
      `<text x="${x(tick)}" y="${size - edge + 14}" text-anchor="middle">${tick}</text><text x="${edge - 6}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${tick}</text>`,
  );
  return `<text x="${edge}" y="${edge - 10}">${source.replaceAll('_', ' ')}</text><rect x="${edge}" y="${edge}" width="${inner}" height="${inner}" fill="none" stroke="#999"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="3 3"/>${ticks.join('')}${dots.join('')}`;
}
