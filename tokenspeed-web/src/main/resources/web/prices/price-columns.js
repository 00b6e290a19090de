/** The columns of the tables of prices, unpriced models, held prices and syncs. */

import { h } from '../base/dom.js';
import { count, dateTime, exact, known, tokens, toDate, UNKNOWN } from '../base/format.js';
import { named, time, titled } from '../table/cells.js';

const DOLLARS = { maximumFractionDigits: 6 };

/** @param {number|null|undefined} n dollars per million tokens, with every digit */
export const rate = n => (known(n) ? `$${n.toLocaleString('en-US', DOLLARS)}` : UNKNOWN);

/** @param {string} key @param {string} label @param {string} title @param {string} field @param {boolean} [minor] */
const rateColumn = (key, label, title, field, minor) => ({
  key,
  label,
  title,
  numeric: true,
  minor,
  value: r => r.standard[field],
  cell: r => rate(r.standard[field]),
});

const model = { key: 'model', label: 'Model', value: r => r.modelID, cell: r => named(r.modelID) };
const provider = { key: 'provider', label: 'Provider', value: r => r.providerID, cell: r => named(r.providerID) };

/** @param {(rate: any) => void} open */
export function rateColumns(open) {
  return [
    {
      ...model,
      cell: r => h('button', { type: 'button', class: 'link', 'data-focus': `rate-${r.priceId}`, onclick: () => open(r) }, named(r.modelID)),
    },
    provider,
    rateColumn('input', 'Input', 'dollars per million tokens of uncached input', 'input'),
    rateColumn('cacheRead', 'Cache read', 'dollars per million tokens read from a prompt cache', 'cacheRead', true),
    rateColumn('cacheWrite', 'Cache write', 'dollars per million tokens written to a five-minute cache', 'cacheWrite5m', true),
    rateColumn('output', 'Output', 'dollars per million tokens of output', 'output'),
    {
      key: 'since',
      label: 'Since',
      minor: true,
      title: 'the first day in UTC; always where no earlier price is known',
      value: r => r.validFrom,
      cell: r => (r.validFrom ? titled(r.validFrom, `${r.validBasis}: ${r.validFrom}`) : titled('always', 'assumed: no earlier price is known')),
    },
    { key: 'source', label: 'Source', minor: true, value: r => r.source.name, cell: r => titled(r.source.name, `${r.source.key}, fetched on ${r.source.fetchedOn}`) },
  ];
}

export const unpricedColumns = [
  model,
  provider,
  { key: 'requests', label: 'Requests', numeric: true, title: 'requests of unknown cost', value: r => r.requests, cell: r => titled(count(r.requests), exact(r.requests, 'requests')) },
  { key: 'tokens', label: 'Tokens', numeric: true, title: 'their tokens of all classes', value: r => r.tokens, cell: r => titled(tokens(r.tokens), exact(r.tokens, 'tokens')) },
  { key: 'lastAt', label: 'Last', minor: true, value: r => r.lastAt, cell: r => (known(r.lastAt) ? time(r.lastAt) : UNKNOWN) },
];

/** A price as text: input and output where it is an object of rates. @param {any} price */
const price = price => (price && typeof price === 'object' ? `${rate(price.input)} / ${rate(price.output)}` : known(price) ? rate(price) : (price ?? UNKNOWN));

export const heldColumns = [
  model,
  provider,
  { key: 'before', label: 'Before', value: () => null, cell: r => h('bdi', {}, price(r.before)) },
  { key: 'after', label: 'After', value: () => null, cell: r => h('bdi', {}, price(r.after)) },
  { key: 'reason', label: 'Held because', value: r => r.reason, cell: r => h('bdi', {}, r.reason) },
  { key: 'source', label: 'Source', minor: true, value: r => r.source, cell: r => h('bdi', {}, r.source) },
  { key: 'id', label: 'Id', minor: true, value: r => r.priceId, cell: r => named(r.priceId) },
];

/** @param {string} key @param {string} label */
const counted = (key, label) => ({ key, label, numeric: true, minor: true, value: r => r[key], cell: r => count(r[key]) });

export const syncColumns = [
  { key: 'source', label: 'Source', value: r => r.source, cell: r => h('bdi', {}, r.source) },
  { key: 'at', label: 'Last asked', value: r => toDate(r.at)?.getTime(), cell: r => dateTime(r.at) },
  { key: 'status', label: 'State', value: r => r.status, cell: r => [h('bdi', {}, r.status), r.problem && h('div', { class: 'hint' }, h('bdi', {}, r.problem))] },
  counted('added', 'Added'),
  counted('changed', 'Changed'),
  counted('held', 'Held'),
  counted('invalid', 'Invalid'),
  counted('gone', 'Gone'),
];
