/** What a page says about the answer that it shows: that it is old, missing, or empty. */

import { html } from '../base/html.js';
import { isForeign } from '../base/api.js';
import { clock } from '../base/time.js';
import { filterWords } from '../address/filters.js';
import { go } from '../address/navigation.js';

/** @param {{answer: import('../base/answers.js').Answer}} props */
export function Failure({ answer }) {
  const { error, at, retry } = answer;
  if (!error || error.status === 401) return null;
  const how = error.status === 0 && !isForeign() ? html` Start it with <code>tokenspeed serve</code>.` : '';
  const classes = ['banner', at ? 'warn' : 'err', error.status === 0 && 'offline'].filter(Boolean).join(' ');
  return html`<div class=${classes} role=${at ? 'status' : 'alert'}>
    <p><strong>${error.message}</strong>${how}${at ? ` Showing data from ${clock(at)}.` : ''}</p>
    <button type="button" onClick=${retry}>Retry</button>
  </div>`;
}

/** @param {{command: string, children: any}} props */
const Step = ({ command, children }) => html`<li><code>${command}</code>${children}</li>`;

function FirstSteps({ kind }) {
  if (kind === 'hub') {
    return html`<h2>No device has sent anything yet</h2>
      <p>Devices send sums of their requests every few minutes. This page fills by itself once the first one has.</p>
      <ul>
        <${Step} command="tokenspeed hub invite create"> makes an invite, here.<//>
        <${Step} command="tokenspeed device enroll"> takes it, on the device.<//>
        <${Step} command="tokenspeed upload enable"> starts sending, on the device.<//>
      </ul>`;
  }
  return html`<h2>No requests yet</h2>
    <p>TokenSpeed reads what your agents leave on this machine. This page fills by itself once they have made a request.</p>
    <ul>
      <${Step} command="tokenspeed import"> reads the history of your agents now.<//>
      <${Step} command="tokenspeed doctor"> shows where it looked and what it found.<//>
      <${Step} command="tokenspeed demo"> shows an invented history.<//>
    </ul>`;
}

/** Nothing is stored, or nothing matches. @param {{meta: any, route: any}} props */
export function Empty({ meta, route }) {
  if (!meta.hasData) return html`<section class="panel empty" id="empty" aria-label="No data"><${FirstSteps} kind=${meta.kind} /></section>`;
  const without = filter => go({ filters: route.filters.filter(other => other !== filter) });
  return html`<section class="panel empty" id="empty" aria-label="No data">
    <h2>No requests match</h2>
    <p>There are requests outside of this period or these filters.</p>
    <div class="row">
      ${route.filters.map(filter => html`<button type="button" onClick=${() => without(filter)}>Remove: ${filterWords(filter)}</button>`)}
      <button type="button" onClick=${() => go({ period: 'all', from: '', to: '', filters: [] })}>Show everything</button>
    </div>
  </section>`;
}
