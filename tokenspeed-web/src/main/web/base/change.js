/** How a number changed since the period before, in words that do not depend on colour. */

import { known } from './format.js';

/**
 * @typedef {object} Change
 * @property {string} text `▲ +15 %`, `▼ −0.3 pp`, `new`
 * @property {'good'|'bad'|'plain'} tone
 * @property {string} words `better` or `worse`, or empty where neither is meant
 */

/** @param {number} difference @param {number} digits */
function signed(difference, digits) {
  const size = Math.abs(difference).toFixed(digits);
  return Number(size) === 0 ? '±0' : `${difference > 0 ? '▲ +' : '▼ −'}${size}`;
}

/** @param {number} percent */
const digitsOf = percent => (Math.abs(percent) < 10 ? 1 : 0);

/**
 * @param {number|null|undefined} now
 * @param {number|null|undefined} before
 * @param {{better: 'more'|'less'|null, isShare?: boolean}} metric `better`: which direction is good, if one is
 * @returns {Change|null} null where one of both is unknown
 */
export function changeOf(now, before, { better, isShare = false }) {
  if (!known(now) || !known(before)) return null;
  if (before === 0 && !isShare) return { text: now === 0 ? '±0 %' : 'new', tone: 'plain', words: '' };
  const difference = isShare ? (now - before) * 100 : ((now - before) / before) * 100;
  const text = isShare ? `${signed(difference, Math.abs(difference) < 1 ? 2 : 1)} pp` : `${signed(difference, digitsOf(difference))} %`;
  if (better === null || text.startsWith('±0')) return { text, tone: 'plain', words: '' };
  const good = difference > 0 === (better === 'more');
  return { text, tone: good ? 'good' : 'bad', words: good ? 'better' : 'worse' };
}
