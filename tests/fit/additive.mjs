/**
 * Fits an additive logistic model whose curves are monotone: penalised least squares on the working response, again
 * and again (Friedman, Hastie, Tibshirani, "Regularization paths for generalized linear models via coordinate
 * descent", 2010, section 3), with each step of a curve kept on its side of zero.
 */

/** Steps of a curve: one column for each stretch between two knots. */
export function stepsOf(terms) {
  return terms.flatMap((term) =>
    term.knots.slice(1).map((to, at) => ({ term, from: term.knots[at], to, sign: term.sign })),
  );
}

/**
 * Columns of the design, one Float64Array a step. A figure that cannot be known stands for the mean of those that can:
 * that a source names no dates or headlines says nothing of its pairs.
 */
export function designOf(steps, rows) {
  const values = new Map();
  return steps.map(({ term, from, to }) => {
    if (!values.has(term))
      values.set(
        term,
        rows.map(({ features }) => term.read(features)),
      );
    const column = values
      .get(term)
      .map((value) => (value === null ? null : Math.min(1, Math.max(0, (value - from) / (to - from)))));
    let [sum, total] = [0, 0];
    for (const [at, share] of column.entries()) {
      if (share === null) continue;
      sum += rows[at].weight * share;
      total += rows[at].weight;
    }
    const mean = total === 0 ? 0 : sum / total;
    return Float64Array.from(column, (share) => share ?? mean);
  });
}

/** `{constant, weights}` of the rows whose numbers `chosen` lists; `weights[i]` belongs to step i. */
export function fitAdditive(steps, columns, rows, chosen, ridge) {
  const size = chosen.length;
  const own = columns.map((column) => sparse(column, chosen));
  const share = Float64Array.from(chosen, (at) => rows[at].weight);
  const truth = Float64Array.from(chosen, (at) => rows[at].isOne);
  const weights = new Float64Array(steps.length);
  let constant = 0;
  const logits = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    const curvature = new Float64Array(size);
    const residual = new Float64Array(size);
    for (let at = 0; at < size; at++) {
      const probability = 1 / (1 + Math.exp(-logits[at]));
      curvature[at] = share[at] * Math.max(1e-4, probability * (1 - probability));
      residual[at] = (share[at] * (truth[at] - probability)) / curvature[at];
    }
    const before = [constant, ...weights];
    for (let sweep = 0; sweep < sweeps; sweep++) {
      constant += shift(curvature, residual);
      let moved = 0;
      for (const [step, { sign }] of steps.entries()) {
        const old = weights[step];
        const next = solve(own[step], curvature, residual, old, ridge, sign);
        if (next === old) continue;
        weights[step] = next;
        const { places, values } = own[step];
        for (let at = 0; at < places.length; at++) residual[places[at]] -= (next - old) * values[at];
        moved = Math.max(moved, Math.abs(next - old));
      }
      if (moved < 1e-4) break;
    }
    logits.fill(constant);
    for (const [step, { places, values }] of own.entries())
      for (let at = 0; at < places.length; at++) logits[places[at]] += weights[step] * values[at];
    if (before.every((value, at) => Math.abs(value - (at === 0 ? constant : weights[at - 1])) < 1e-3)) break;
  }
  return { constant, weights };
}

/** A column without its zeros. */
function sparse(column, chosen) {
  const places = [];
  for (const [place, at] of chosen.entries()) if (column[at] !== 0) places.push(place);
  return {
    places: Uint32Array.from(places),
    values: Float64Array.from(places, (place) => column[chosen[place]]),
  };
}

const rounds = 20;
const sweeps = 12;

/** The constant's step: the weighted mean of the residual, which it takes away. */
function shift(curvature, residual) {
  let [sum, total] = [0, 0];
  for (let at = 0; at < residual.length; at++) {
    sum += curvature[at] * residual[at];
    total += curvature[at];
  }
  const mean = sum / total;
  for (let at = 0; at < residual.length; at++) residual[at] -= mean;
  return mean;
}

/** The best weight of one column, all others as they are. */
function solve({ places, values }, curvature, residual, old, ridge, sign) {
  let [slope, total] = [0, ridge];
  for (let at = 0; at < places.length; at++) {
    const scaled = curvature[places[at]] * values[at];
    slope += scaled * residual[places[at]];
    total += scaled * values[at];
  }
  const next = (slope + (total - ridge) * old) / total;
  if (sign > 0) return Math.max(0, next);
  return sign < 0 ? Math.min(0, next) : next;
}

/** Probabilities of all rows. */
export function predict({ constant, weights }, columns, size) {
  const logits = new Float64Array(size).fill(constant);
  for (const [step, column] of columns.entries())
    for (let at = 0; at < size; at++) logits[at] += weights[step] * column[at];
  return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
}

/** The model as tables: for each term the logit at each knot, and what it adds on average, as where nothing is known. */
export function tabulate({ constant, weights }, steps, columns, rows) {
  const round = (value) => Math.round(value * 1e4) / 1e4;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const terms = {};
  for (const [at, { term }] of steps.entries()) {
    terms[term.name] ??= { usual: 0, values: [...term.knots], logits: [0] };
    const curve = terms[term.name];
    const mean = rows.reduce((sum, { weight }, row) => sum + weight * columns[at][row], 0) / total;
    curve.usual = round(curve.usual + weights[at] * mean);
    curve.logits.push(round(curve.logits.at(-1) + weights[at]));
  }
  return { constant: round(constant), terms };
}
