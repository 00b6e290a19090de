/** Rules, what they fired, and whom they tell. Changes need the token. */

import { useRef, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { address, change } from '../base/api.js';
import { useAnswer } from '../base/answers.js';
import { tell } from '../base/bus.js';
import { Panel } from '../base/parts.js';
import { isWaiting, together } from '../base/together.js';
import { visible } from '../base/visible.js';
import { go } from '../address/navigation.js';
import { Side } from '../shell/peek.js';
import { Placeholders } from '../shell/skeleton.js';
import { Failure } from '../shell/state.js';
import { OwnTable } from '../table/own-table.js';
import { eventColumns, ruleColumns, targetColumns } from './alert-columns.js';
import { RuleEditor } from './rule-editor.js';

const LIMIT = 200;

const close = () => go({ id: '' }, { replace: true });

/** @typedef {(method: string, path: string, body?: any) => Promise<any>} Send */

/** The rule that the address names. @param {{id: string, zone: string, rules: any[], send: Send}} props */
function Rule({ id, zone, rules, send }) {
  const rule = rules.find(one => one.id === id);
  if (!rule) return html`<${Side} title="Alert" onClose=${close}><p>${visible(`There is no rule ${id}.`)}</p><//>`;
  const path = `rules/${encodeURIComponent(id)}`;
  const done = async sent => {
    await sent;
    close();
    tell('alert');
  };
  const actions = {
    preview: changed => send('POST', 'preview', changed),
    save: changed => done(send('PUT', path, changed)),
    mute: until => done(send('POST', `${path}/mute`, { until })),
  };
  return html`<${Side} title=${visible(rule.name)} onClose=${close}><${RuleEditor} rule=${rule} zone=${zone} actions=${actions} /><//>`;
}

/** @param {{targets: any[], send: Send}} props */
function Targets({ targets, send }) {
  const [said, setSaid] = useState('');
  async function test({ id }) {
    setSaid(`Sending a test to ${id}…`);
    try {
      const answer = await send('POST', `targets/${encodeURIComponent(id)}/test`);
      setSaid(answer.delivered ? `The test arrived at ${id}.` : `The test did not arrive at ${id}: ${answer.error}.`);
    } catch (error) {
      setSaid(error.message);
    }
  }
  return html`<${OwnTable} label="Targets" columns=${targetColumns(test)} rows=${targets} keyOf=${target => target.id} empty="Alerts tell nobody." />
    <p class="hint" role="status">${visible(said)}</p>`;
}

/** The token stays in this field: neither a cookie nor the browser's storage keeps it. */
function Token({ input }) {
  return html`<div class="prose">
    <label for="alert-token">Token</label>
    <input type="password" id="alert-token" ref=${input} autocomplete="off" autocapitalize="off" spellcheck="false" />
    <p class="hint">Changes, previews and tests need the token of this server: TS_LOCAL_TOKEN, or the file local-token beside its database. Without it this page only shows.</p>
  </div>`;
}

/** @param {{route: any}} props */
export function Alerts({ route }) {
  const token = useRef(null);
  const rules = useAnswer(address('api/alerts/rules'), 'alert');
  const events = useAnswer(address('api/alerts/events', { limit: LIMIT }), 'alert');
  const targets = useAnswer(address('api/alerts/targets'), 'alert');
  const send = (method, path, body) => change(method, `api/alerts/${path}`, body, token.current.value.trim());
  const open = rule => go({ id: rule.id }, { replace: true });
  if (isWaiting([rules, events, targets])) return html`<h1 class="sr-only">Alerts</h1><${Placeholders} />`;
  return html`<div class="stack" id="alerts">
    <h1 class="sr-only">Alerts</h1>
    <${Failure} answer=${together([rules, events, targets])} />
    <${Panel} id="rules" title="Alerts" hint="open a rule to change it" busy=${rules.loading}>
      ${rules.data && html`<${OwnTable} label="Rules" columns=${ruleColumns(open)} rows=${rules.data.rules} keyOf=${rule => rule.id} onOpen=${open} empty="There is no rule." />`}
    <//>
    <${Panel} id="events" title="What fired" hint="the last 90 days, newest first" busy=${events.loading}>
      ${events.data && html`<${OwnTable} label="Events" columns=${eventColumns} rows=${events.data.events} keyOf=${event => String(event.id)} empty="Nothing has fired in the last 90 days." />`}
    <//>
    <div class="pair">
      <${Panel} id="targets" title="Whom alerts tell" hint="set up with tokenspeed alerts target" busy=${targets.loading}>${targets.data && html`<${Targets} targets=${targets.data.targets} send=${send} />`}<//>
      <${Panel} id="changing" title="Changing"><${Token} input=${token} /><//>
    </div>
    ${route.id && rules.data && html`<${Rule} key=${route.id} id=${route.id} zone=${route.tz} rules=${rules.data.rules} send=${send} />`}
  </div>`;
}
