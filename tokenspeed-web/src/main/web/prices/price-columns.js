/** The columns of the tables of prices, unpriced models, held prices and price lists. */

import { html } from '../base/html.js';
import { count, exact, known, tokens, UNKNOWN } from '../base/format.js';
import { Name, Text, Time } from '../base/parts.js';
import { dateTime, toDate } from '../base/time.js';
import { visible } from '../base/visible.js';

const DOLLARS = { maximumFractionDigits: 6 };

/** @param {number|null|undefined} n dollars per million tokens, with every digit */
export const rate = n => (known(n) ? `$${n.toLocaleString('en-US', DOLLARS)}` : UNKNOWN);

/** @param {string} text @param {string} title */
const titled = (text, title) => html`<span title=${visible(title)}>${visible(text)}</span>`;

/** @param {string} key @param {string} label @param {string} title @param {boolean} [minor] */
const rateColumn = (key, label, title, minor = false) => ({ key, label, title: `dollars per million tokens ${title}`, numeric: true, minor, value: r => r.standard[key], cell: r => rate(r.standard[key]) });

const model = { key: 'model', label: 'Model', value: r => r.modelID, cell: r => html`<${Name} text=${r.modelID} />` };
const provider = { key: 'provider', label: 'Provider', value: r => r.providerID, cell: r => html`<${Name} text=${r.providerID} />` };

/** @param {any} r */
const sinceCell = r => (r.validFrom ? titled(r.validFrom, `${r.validBasis}: ${r.validFrom}`) : titled('always', 'assumed: no earlier price is known'));

/** @param {(rate: any) => void} open */
export function rateColumns(open) {
  const opener = r => html`<button type="button" class="link" data-focus=${`rate-${r.priceId}`} aria-haspopup="dialog" onClick=${() => open(r)}><${Name} text=${r.modelID} /></button>`;
  return [
    { ...model, cell: opener },
    provider,
    rateColumn('input', 'Input', 'of uncached input'),
    rateColumn('cacheRead', 'Cache read', 'read from a prompt cache', true),
    rateColumn('cacheWrite5m', 'Cache write', 'written to a five-minute cache', true),
    rateColumn('output', 'Output', 'of output'),
    { key: 'since', label: 'Since', minor: true, title: 'the first day in UTC; always where no earlier price is known', value: r => r.validFrom, cell: sinceCell },
    { key: 'source', label: 'Source', minor: true, value: r => r.source.name, cell: r => titled(r.source.name, `${r.source.key}, fetched on ${r.source.fetchedOn}`) },
  ];
}

export const unpricedColumns = [
  model,
  provider,
  { key: 'requests', label: 'Requests', numeric: true, title: 'requests of unknown cost', value: r => r.requests, cell: r => titled(count(r.requests), exact(r.requests, 'requests')) },
  { key: 'tokens', label: 'Tokens', numeric: true, title: 'their tokens of all classes', value: r => r.tokens, cell: r => titled(tokens(r.tokens), exact(r.tokens, 'tokens')) },
  { key: 'lastAt', label: 'Last', minor: true, value: r => r.lastAt, cell: r => (known(r.lastAt) ? html`<${Time} at=${r.lastAt} />` : UNKNOWN) },
];

/** A price as text: input and output where it is an object of rates. @param {any} price */
function priceText(price) {
  if (price && typeof price === 'object') return `${rate(price.input)} / ${rate(price.output)}`;
  return known(price) ? rate(price) : (price ?? UNKNOWN);
}

export const heldColumns = [
  model,
  provider,
  { key: 'before', label: 'Before', cell: r => html`<${Text} text=${priceText(r.before)} />` },
  { key: 'after', label: 'After', cell: r => html`<${Text} text=${priceText(r.after)} />` },
  { key: 'reason', label: 'Held because', value: r => r.reason, cell: r => html`<${Text} text=${r.reason} />` },
  { key: 'source', label: 'Source', minor: true, value: r => r.source, cell: r => html`<${Text} text=${r.source} />` },
  { key: 'id', label: 'Id', minor: true, value: r => r.priceId, cell: r => html`<${Name} text=${r.priceId} />` },
];

/** @param {string} key @param {string} label */
const counted = (key, label) => ({ key, label, numeric: true, minor: true, value: r => r[key], cell: r => count(r[key]) });

/** @param {any} r */
const syncState = r => html`<${Text} text=${r.status} />${r.problem && html`<div class="hint"><${Text} text=${r.problem} /></div>`}`;

export const syncColumns = [
  { key: 'source', label: 'Source', value: r => r.source, cell: r => html`<${Text} text=${r.source} />` },
  { key: 'at', label: 'Last asked', value: r => toDate(r.at)?.getTime(), cell: r => dateTime(r.at) },
  { key: 'status', label: 'State', value: r => r.status, cell: syncState },
  counted('added', 'Added'),
  counted('changed', 'Changed'),
  counted('held', 'Held'),
  counted('invalid', 'Invalid'),
  counted('gone', 'Gone'),
];
