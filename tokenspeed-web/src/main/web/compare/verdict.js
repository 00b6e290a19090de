/** When two groups may be called different: both have enough requests, and the intervals of their medians do not meet. */

import { ENOUGH, known } from '../base/format.js';

/**
 * @param {any} spread a distribution of the API
 * @param {any} base the one to compare with
 * @param {'more'|'less'} better
 * @returns {{text: string, tone: 'good'|'bad'|'plain', title: string}}
 */
export function verdictOf(spread, base, better) {
  const plain = (text, title) => ({ text, tone: 'plain', title });
  if (spread === base) return plain('baseline', 'the others are compared with this one');
  if (!known(spread?.p50) || !known(base?.p50)) return plain('—', 'not known on both sides');
  if (spread.n < ENOUGH || base.n < ENOUGH) return plain(`n = ${Math.min(spread.n, base.n)}, too few`, `a verdict needs ${ENOUGH} requests on both sides`);
  if (spread.low <= base.high && base.low <= spread.high) return plain('no clear difference', 'the 95 % intervals of the medians overlap');
  const change = (spread.p50 - base.p50) / base.p50;
  const good = change > 0 === (better === 'more');
  const text = `${change > 0 ? '+' : '−'}${Math.abs(change * 100).toFixed(0)} %, ${good ? 'better' : 'worse'}`;
  return { text, tone: good ? 'good' : 'bad', title: 'the 95 % intervals of the medians do not overlap' };
}

/** What a million output tokens cost, all tokens of these requests included. @param {any} m @returns {number|null} nano-dollars */
export function costPerMillion(m) {
  if (!known(m.totalCostNanoUsd) || m.unpricedRequests > 0 || !(m.outputTokens > 0)) return null;
  return (m.totalCostNanoUsd / m.outputTokens) * 1e6;
}
