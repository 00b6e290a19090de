/** Which groups are compared: those that the address names, else those that say most. */

export const MOST = 6;

/** @param {any} row */
export const keyOf = row => `${row.provider}/${row.model}`;

/**
 * A model that several providers serve is what people compare; else the models with most requests.
 * @param {any[]} models rows of the overview
 * @returns {string[]}
 */
function suggested(models) {
  const byModel = new Map();
  for (const row of models) byModel.set(row.model, [...(byModel.get(row.model) ?? []), row]);
  const shared = [...byModel.values()].filter(rows => rows.length > 1).sort((a, b) => requestsOf(b) - requestsOf(a))[0];
  const rows = shared ?? [...models].sort((a, b) => b.measures.requests - a.measures.requests).slice(0, 4);
  return rows.slice(0, MOST).map(keyOf);
}

/** @param {any[]} rows */
const requestsOf = rows => rows.reduce((sum, row) => sum + row.measures.requests, 0);

/** @param {any[]} models @param {string} pick keys joined by commas, as the address has them @returns {string[]} */
export function chosen(models, pick) {
  const keys = new Set(models.map(keyOf));
  const named = pick
    .split(',')
    .filter(Boolean)
    .map(part => decodeURIComponent(part))
    .filter(key => keys.has(key));
  return named.length ? named.slice(0, MOST) : suggested(models);
}

/** @param {string[]} keys @returns {string} */
export const pickText = keys => keys.map(key => encodeURIComponent(key)).join(',');
