/** Models without a price, prices that wait for the user, all rates, and when they were last fetched. */

import { useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { address } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { exact, plural } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { isWaiting, together } from '../base/together.js';
import { visible } from '../base/visible.js';
import { Side } from '../shell/peek.js';
import { Placeholders } from '../shell/skeleton.js';
import { Failure } from '../shell/state.js';
import { OwnTable } from '../table/own-table.js';
import { heldColumns, rateColumns, syncColumns, unpricedColumns } from './price-columns.js';
import { RateView } from './rate-view.js';

const LIMIT = 1000;

/** The lists are long and change seldom: they are asked for once a visit, and never because a request finished. */
const TOPIC = 'prices';

/** @param {string} text what the user typed @returns {(rate: any) => boolean} */
function matching(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rate => words.every(word => `${rate.providerID} ${rate.modelID} ${rate.source.name}`.toLowerCase().includes(word));
}

/** @param {{rates: any[]}} props */
function Rates({ rates }) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(null);
  const found = rates.filter(matching(text));
  const all = `${exact(rates.length)} ${plural('price', rates.length)}`;
  return html`<div class="row find">
      <label for="price-search">Find</label>
      <input type="search" id="price-search" value=${text} autocomplete="off" spellcheck="false" onInput=${event => setText(event.currentTarget.value)} />
      <p class="hint" role="status">${found.length === rates.length ? all : `${exact(found.length)} of ${all}`}</p>
    </div>
    <${OwnTable} label="Rates" columns=${rateColumns(setOpen)} rows=${found} keyOf=${rate => rate.priceId} onOpen=${setOpen} empty="No price matches." />
    ${open && html`<${Side} title=${visible(`${open.modelID} at ${open.providerID}`)} onClose=${() => setOpen(null)}><${RateView} price=${open} /><//>`}`;
}

/** One answer in a panel of its own. @param {any} props those of `Panel` and `OwnTable` */
function List({ id, title, hint, answer, children }) {
  return html`<${Panel} id=${id} title=${title} hint=${hint} busy=${answer.loading}>${answer.data && children(answer.data)}<//>`;
}

/** What only a server that fetches prices has. @param {any} facts @param {string} name */
function useOptional(facts, name) {
  const has = facts.endpoints.some(endpoint => endpoint.path === `/api/pricing/${name}`);
  const answer = useAnswer(has ? address(`api/pricing/${name}`) : null, TOPIC);
  return has ? answer : null;
}

/** @param {any} row */
const syncKey = row => `${row.source} ${row.at}`;

/** @param {any} row */
const modelKey = row => `${row.providerID}/${row.modelID}`;

/** @param {{facts: any}} props */
export function Prices({ facts }) {
  const rates = useAnswer(address('api/pricing/rates'), TOPIC);
  const unpriced = useAnswer(address('api/pricing/unpriced', { limit: LIMIT }), TOPIC);
  const held = useOptional(facts, 'held');
  const syncs = useOptional(facts, 'sync');
  const answers = [rates, unpriced, held, syncs].filter(Boolean);
  if (isWaiting(answers)) return html`<h1 class="sr-only">Prices</h1><${Placeholders} />`;
  return html`<div class="stack" id="prices">
    <h1 class="sr-only">Prices</h1>
    <${Failure} answer=${together(answers)} />
    <${List} id="unpriced" title="Models without a price" hint="their cost is unknown, not zero; set a price in prices.csv" answer=${unpriced}>
      ${rows => html`<${OwnTable} label="Models without a price" columns=${unpricedColumns} rows=${rows} keyOf=${modelKey} empty="Every request has a cost." />`}
    <//>
    ${held && html`<${List} id="held" title="Held prices" hint="they moved too far to be believed; decide with tokenspeed pricing confirm ID or reject ID" answer=${held}>
      ${rows => html`<${OwnTable} label="Held prices" columns=${heldColumns} rows=${rows} keyOf=${row => row.priceId} empty="No price waits for you." />`}
    <//>`}
    <${List} id="rates" title="Prices" hint="US dollars per million tokens; open a model for every rate and its source" answer=${rates}>
      ${book => html`<${Rates} rates=${book.rates} />`}
    <//>
    ${syncs && html`<${List} id="syncs" title="Price lists" hint="fetched only when asked: tokenspeed pricing sync" answer=${syncs}>
      ${rows => html`<${OwnTable} label="Price lists" columns=${syncColumns} rows=${rows} keyOf=${syncKey} empty="Prices were never fetched: they are those that came with the program." />`}
    <//>`}
  </div>`;
}
