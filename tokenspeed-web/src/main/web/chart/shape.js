/** Shapes of what is drawn over time, ready for the chart library: sums stacked, unknown values left open. */

/**
 * @typedef {object} Drawn
 * @property {string} label
 * @property {(number|null)[]} values
 * @property {number|string} slot of the colour
 * @property {'bar'|'line'|'dotted'|'low'|'high'} kind
 */

/**
 * Stacks bars: each begins where those before it end. A library draws from the baseline, so the tallest comes first.
 * @param {Drawn[]} bars
 * @returns {(number|null)[][]} the upper ends, tallest first, in the reverse order of `bars`
 */
export function stacked(bars) {
  const length = bars[0]?.values.length ?? 0;
  const below = new Array(length).fill(0);
  return bars.map(bar => bar.values.map((value, i) => (below[i] += value ?? 0))).reverse();
}

/** @param {(number|null)[]} values @returns {number[]} positions of values without neighbours, which no line reaches */
export function isolated(values) {
  const alone = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) alone.push(i);
  }
  return alone;
}

/** @param {(number|null)[]} values @returns {number|null} null where none is known */
export function sumOf(values) {
  const known = values.filter(value => value !== null && value !== undefined);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** Adds the provider to labels that occur twice, as of one model from two providers. @param {any[]} groups of the API */
export function labelled(groups) {
  const twice = label => groups.filter(group => group.label === label).length > 1;
  return groups.map(group => (twice(group.label) && group.provider ? { ...group, label: `${group.label} (${group.provider})` } : group));
}

const LABELS = 6;

/** @param {number[]} edges of bins @returns {number[]} positions of some of them, evenly apart */
export function ticksOf(edges) {
  const step = Math.max(1, Math.ceil((edges.length - 1) / LABELS));
  return edges.map((edge, i) => i).filter(i => i % step === 0);
}

/** What a chart says beside the values of a bucket: that it is not over, or marked. @param {any} chart @param {number} at */
export function noteOf(chart, at) {
  const marked = chart.marks?.some(({ from, to }) => from < (chart.t[at + 1] ?? Infinity) && to >= chart.t[at]);
  return (at === chart.partial ? ', not over yet' : '') + (marked ? `, ${chart.markText}` : '');
}
