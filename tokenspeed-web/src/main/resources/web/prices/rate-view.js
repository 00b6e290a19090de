/** Everything that is known of one price: its rates, what is charged besides, and where it comes from. */

import { h } from '../base/dom.js';
import { known, UNKNOWN } from '../base/format.js';
import { rate } from './price-columns.js';

const CLASSES = [
  ['input', 'Input'],
  ['cacheRead', 'Cache read'],
  ['cacheWrite5m', 'Cache write, 5 minutes'],
  ['cacheWrite1h', 'Cache write, 1 hour'],
  ['output', 'Output'],
  ['reasoning', 'Reasoning'],
];

/** @param {string} title @param {[string, any][]} fields */
const group = (title, fields) =>
  h('section', {}, h('h3', {}, title), h('dl', {}, fields.map(([name, value]) => h('div', { class: 'field' }, h('dt', {}, name), h('dd', { class: 'field-value' }, h('bdi', {}, value))))));

/** @param {any} rates */
const fields = rates => CLASSES.map(([key, label]) => [label, rate(rates[key])]);

/** @param {string} name @param {any} card @param {string} rule */
function card(name, card, rule) {
  const how = rule === 'marginal' ? 'what lies beyond' : 'the whole request';
  return [
    group(name, fields(card)),
    ...card.above.map(tier => group(`${name}, prompt above ${tier.prompt.toLocaleString('en-US')} tokens: ${how}`, fields(tier))),
  ];
}

/** @param {any} price */
function besides(price) {
  const regions = Object.entries(price.geo).map(([region, factor]) => [`Inference bound to ${region}`, `× ${factor}`]);
  const search = known(price.perCall.webSearch) ? [['Search of the web, by the call', `$${price.perCall.webSearch}`]] : [];
  return regions.length + search.length ? [group('Besides tokens', [...regions, ...search])] : [];
}

/** @param {any} price */
function provenance({ source, priceId, validFrom, validBasis }) {
  return group('Where it comes from', [
    ['Source', [source.name, ...source.filledFrom].join(', missing rates from ')],
    ['Name or page there', source.key],
    ['Fetched on', source.fetchedOn],
    ['Valid from', validFrom ? `${validFrom} (${validBasis})` : 'always (assumed: no earlier price is known)'],
    ['Licence', source.licence ?? UNKNOWN],
    ['Digest of the list', source.digest || UNKNOWN],
    ['Id', priceId],
  ]);
}

/** @param {any} price @returns {Node[]} */
export function rateView(price) {
  return [
    h('p', { class: 'hint' }, 'US dollars per million tokens. A class without a rate of its own is billed as another: one-hour writes as five-minute writes, cache reads and writes as input, reasoning as output.'),
    ...card('Standard', price.standard, price.tierRule),
    ...Object.entries(price.serviceTiers).flatMap(([name, tier]) => card(`Service tier ${name}`, tier, price.tierRule)),
    ...besides(price),
    provenance(price),
  ];
}
