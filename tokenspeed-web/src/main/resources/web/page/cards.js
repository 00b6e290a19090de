/** The four cards at the top: tokens, cost, speed and requests, each with the gaps in its number. */

import { define } from '../base/definitions.js';
import { h, replace } from '../base/dom.js';
import { costMark, count, exact, exactUsd, known, outputMark, share, tokens, tps, usd } from '../base/format.js';

/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} label
 * @property {string} value
 * @property {string} [unit]
 * @property {string} title the exact value
 * @property {string[]} lines
 * @property {string[]} measures names of the definitions that explain it
 */

/** @param {any} t @returns {Card} */
function tokensCard(t) {
  const cache = known(t.cacheReadTokens) || known(t.cacheWriteTokens) ? (t.cacheReadTokens ?? 0) + (t.cacheWriteTokens ?? 0) : null;
  const lines = [
    `${tokens(t.inputTokens)} in · ${tokens(cache)} cache · ${tokens(t.outputTokens)} out`,
    `${share(t.cacheHitRatio)} cache hits`,
  ];
  if (t.unreliableOutputRequests > 0) lines.push(`output too low in ${count(t.unreliableOutputRequests)} requests`);
  return {
    id: 'tokens',
    label: 'Tokens',
    value: (known(t.totalTokens) ? outputMark(t) : '') + tokens(t.totalTokens),
    title: exact(t.totalTokens, 'tokens'),
    lines,
    measures: [
      'totalTokens',
      'inputTokens',
      'cacheReadTokens',
      'cacheWriteTokens',
      'outputTokens',
      'reasoningTokens',
      'outputReliable',
      'cacheHitRatio',
    ],
  };
}

/** @param {any} t @returns {Card} */
function costCard(t) {
  const unpriced = t.unpricedRequests > 0;
  const priced = t.requests > 0 ? 'every request priced' : 'nothing was used';
  const lines = [unpriced ? `${count(t.unpricedRequests)} of ${count(t.requests)} requests unpriced` : priced];
  if (unpriced && known(t.totalCost)) lines.push('the true cost is higher');
  return {
    id: 'cost',
    label: 'Cost',
    value: costMark(t) + usd(t.totalCost),
    title: exactUsd(t.totalCostNanoUsd),
    lines,
    measures: ['cost', 'costSource', 'priceID'],
  };
}

/** The basis of the speed in words. @param {number} n @param {number} approximate */
function basisOf(n, approximate) {
  if (n === 0) return 'no request with a known speed';
  return approximate === 0 ? 'all measured' : `${approximate === n ? 'all' : count(approximate)} approximate, from logs`;
}

/** @param {any} t @returns {Card} */
function speedCard(t) {
  const n = t.e2eSampleCount ?? 0;
  const approximate = t.e2eApproximateCount ?? 0;
  const decode = known(t.decodeTps) ? `decode ${tps(t.decodeTps)} tok/s, n = ${count(t.decodeSampleCount)}` : 'decode speed not measured';
  return {
    id: 'speed',
    label: 'TPS, end to end',
    value: tps(t.e2eTps, approximate > 0),
    unit: known(t.e2eTps) ? 'tok/s' : '',
    title: exact(t.e2eTps, 'tokens per second'),
    lines: [n > 0 && `${share(t.speedCoverage)} coverage, n = ${count(n)}`, basisOf(n, approximate), decode].filter(Boolean),
    measures: ['e2eTps', 'decodeTps', 'speedCoverage', 'speedBasis'],
  };
}

/** @param {any} t @returns {Card} */
function requestsCard(t) {
  return {
    id: 'requests',
    label: 'Requests',
    value: count(t.requests),
    title: exact(t.requests, 'requests'),
    lines: [`${share(t.errorRate, 2)} errors, ${count(t.failed)} of ${count(t.attempts)} attempts`, `${count(t.cancelled)} cancelled`],
    measures: ['requests', 'errorRate', 'status', 'errorKind'],
  };
}

/** @param {any} totals @returns {Card[]} */
export function cardsOf(totals) {
  return [tokensCard(totals), costCard(totals), speedCard(totals), requestsCard(totals)];
}

/**
 * @param {Element} root
 * @param {any} totals
 * @param {(title: string, names: string[]) => void} explain
 */
export function renderCards(root, totals, explain) {
  const boxes = cardsOf(totals).map(card =>
    h(
      'article',
      { class: 'card', 'data-card': card.id, 'aria-labelledby': `card-${card.id}` },
      h(
        'div',
        { class: 'card-head' },
        h('h2', { id: `card-${card.id}` }, card.label),
        h(
          'button',
          {
            type: 'button',
            class: 'why',
            'data-focus': `why-${card.id}`,
            'aria-label': `How ${card.label} is measured`,
            title: define(card.measures[0]).text,
            onclick: () => explain(card.label, card.measures),
          },
          '?',
        ),
      ),
      h(
        'p',
        { class: 'value', title: card.title },
        h('span', { class: 'number' }, card.value),
        card.unit && h('span', { class: 'unit' }, ` ${card.unit}`),
      ),
      card.lines.map(line => h('p', { class: 'line' }, line)),
    ),
  );
  replace(root, ...boxes);
}
