/** The metrics that pages show, each read from the API's sums and columns in one place. */

import { costMark, count, duration, exact, exactUsd, known, outputMark, share, tokens, tps, usd, usdOf } from './format.js';

/**
 * @typedef {object} Metric
 * @property {string} id as in the address
 * @property {string} label
 * @property {string} unit
 * @property {'sum'|'share'|'spread'} kind a sum over requests, a ratio of sums, or a distribution over requests
 * @property {'more'|'less'|null} better
 * @property {(measures: any) => number|null} value
 * @property {(columns: any) => (number|null)[]} column
 * @property {(n: any) => string} format
 * @property {(measures: any) => string} text the value with the mark of what it lacks
 * @property {(measures: any) => string} title the exact value
 * @property {string[]} definitions
 * @property {string} [spread] the name of the distribution
 */

/** @param {any} m @param {string} name of a distribution */
const middle = (m, name) => m?.[name]?.p50 ?? null;

/** @param {string} id @param {string} label @param {string} name of the distribution @param {string[]} definitions @returns {Metric} */
function speed(id, label, name, definitions) {
  const estimated = m => name === 'e2e' && m?.e2eApproximateCount > 0;
  return {
    id,
    label,
    unit: 'tok/s',
    kind: 'spread',
    better: 'more',
    spread: name,
    value: m => middle(m, name),
    column: c => c[name].p50,
    format: n => tps(n),
    text: m => tps(middle(m, name), estimated(m)),
    title: m => `median ${exact(middle(m, name), 'tokens per second')}; all tokens ÷ all time ${exact(m?.[name]?.pooled ?? null, 'tokens per second')}`,
    definitions,
  };
}

/** @type {Metric} */
const tokenSum = {
  id: 'tokens',
  label: 'Tokens',
  unit: 'tokens',
  kind: 'sum',
  better: null,
  value: m => m?.totalTokens ?? null,
  column: c => c.totalTokens,
  format: tokens,
  text: m => (known(m?.totalTokens) ? outputMark(m) : '') + tokens(m?.totalTokens),
  title: m => exact(m?.totalTokens, 'tokens'),
  definitions: ['totalTokens', 'inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens', 'reasoningTokens', 'outputReliable'],
};

/** @type {Metric} */
const cost = {
  id: 'cost',
  label: 'Cost',
  unit: 'USD',
  kind: 'sum',
  better: null,
  value: m => m?.totalCostNanoUsd ?? null,
  column: c => c.costNanoUsd,
  format: usdOf,
  text: m => (m ? costMark(m) : '') + usd(m?.totalCost),
  title: m => exactUsd(m?.totalCostNanoUsd),
  definitions: ['cost', 'costSource', 'priceID'],
};

/** @type {Metric} */
const requests = {
  id: 'requests',
  label: 'Requests',
  unit: 'requests',
  kind: 'sum',
  better: null,
  value: m => m?.requests ?? null,
  column: c => c.requests,
  format: count,
  text: m => count(m?.requests),
  title: m => exact(m?.requests, 'requests'),
  definitions: ['requests', 'status', 'errorKind'],
};

/** @type {Metric} */
const firstToken = {
  id: 'ttft',
  label: 'Time to first token',
  unit: 'ms',
  kind: 'spread',
  better: 'less',
  spread: 'ttft',
  value: m => middle(m, 'ttft'),
  column: c => c.ttft.p50,
  format: duration,
  text: m => duration(middle(m, 'ttft')),
  title: m => `median ${exact(middle(m, 'ttft'), 'ms')}`,
  definitions: ['ttftMs', 'latencyMs'],
};

/** @type {Metric} */
const errors = {
  id: 'errors',
  label: 'Error rate',
  unit: '',
  kind: 'share',
  better: 'less',
  value: m => m?.errorRate ?? null,
  column: c => c.errorRate,
  format: n => share(n, 2),
  text: m => share(m?.errorRate, 2),
  title: m => `${exact(m?.failed)} failed of ${exact(m?.attempts, 'attempts')}`,
  definitions: ['errorRate', 'status', 'errorKind'],
};

/** @type {Metric} */
const cacheHits = {
  id: 'cache',
  label: 'Cache hits',
  unit: '',
  kind: 'share',
  better: 'more',
  value: m => m?.cacheHitRatio ?? null,
  column: c => c.cacheHitRatio,
  format: n => share(n),
  text: m => share(m?.cacheHitRatio),
  title: m => `${exact(m?.cacheReadTokens)} tokens read from a cache`,
  definitions: ['cacheHitRatio', 'cacheReadTokens', 'cacheWriteTokens'],
};

const e2e = speed('speed', 'Speed, end to end', 'e2e', ['e2eTps', 'speedCoverage', 'speedBasis']);
const decode = speed('decode', 'Decode speed', 'decode', ['decodeTps', 'speedBasis']);

/** The cards of the overview, in their order. */
export const CARDS = [tokenSum, cost, e2e, firstToken, errors, cacheHits];

export const METRICS = [tokenSum, cost, requests, e2e, decode, firstToken, errors, cacheHits];

/** @param {string} id @returns {Metric} the first one where there is none of this id */
export const metricOf = id => METRICS.find(metric => metric.id === id) ?? tokenSum;
