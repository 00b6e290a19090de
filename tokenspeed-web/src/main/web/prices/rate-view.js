/** Everything that is known of one price: its rates, what is charged besides, and where it comes from. */

import { html } from '../base/html.js';
import { exact, known, UNKNOWN } from '../base/format.js';
import { Text } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { rate } from './price-columns.js';

const CLASSES = {
  input: 'Input',
  cacheRead: 'Cache read',
  cacheWrite5m: 'Cache write, 5 minutes',
  cacheWrite1h: 'Cache write, 1 hour',
  output: 'Output',
  reasoning: 'Reasoning',
};

/** @param {{title: string, fields: [string, any][]}} props */
function Group({ title, fields }) {
  return html`<section>
    <h3>${visible(title)}</h3>
    <dl>${fields.map(([name, value]) => html`<div class="field" key=${name}><dt>${visible(name)}</dt><dd class="field-value"><${Text} text=${value} /></dd></div>`)}</dl>
  </section>`;
}

/** @param {any} rates @returns {[string, string][]} */
const fieldsOf = rates => Object.entries(CLASSES).map(([key, label]) => [label, rate(rates[key])]);

/** @param {{name: string, card: any, rule: string}} props */
function Card({ name, card, rule }) {
  const how = rule === 'marginal' ? 'what lies beyond' : 'the whole request';
  return html`<${Group} title=${name} fields=${fieldsOf(card)} />
    ${card.above.map(tier => html`<${Group} key=${tier.prompt} title=${`${name}, prompt above ${exact(tier.prompt)} tokens: ${how}`} fields=${fieldsOf(tier)} />`)}`;
}

/** @param {{price: any}} props */
function Besides({ price }) {
  const fields = Object.entries(price.geo).map(([region, factor]) => [`Inference bound to ${region}`, `× ${factor}`]);
  if (known(price.perCall.webSearch)) fields.push(['Search of the web, by the call', `$${price.perCall.webSearch}`]);
  return fields.length > 0 && html`<${Group} title="Besides tokens" fields=${fields} />`;
}

/** @param {any} price @returns {[string, string][]} */
const origin = ({ source, priceId, validFrom, validBasis }) => [
  ['Source', [source.name, ...source.filledFrom].join(', missing rates from ')],
  ['Name or page there', source.key],
  ['Fetched on', source.fetchedOn],
  ['Valid from', validFrom ? `${validFrom} (${validBasis})` : 'always (assumed: no earlier price is known)'],
  ['Licence', source.licence ?? UNKNOWN],
  ['Digest of the list', source.digest || UNKNOWN],
  ['Id', priceId],
];

/** @param {{price: any}} props */
export function RateView({ price }) {
  return html`<p class="hint">US dollars per million tokens. A class without a rate of its own is billed as another: one-hour writes as five-minute writes, cache reads and writes as input, reasoning as output.</p>
    <${Card} name="Standard" card=${price.standard} rule=${price.tierRule} />
    ${Object.entries(price.serviceTiers).map(([name, tier]) => html`<${Card} key=${name} name=${`Service tier ${name}`} card=${tier} rule=${price.tierRule} />`)}
    <${Besides} price=${price} />
    <${Group} title="Where it comes from" fields=${origin(price)} />`;
}
