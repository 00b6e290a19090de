/** One session: what it cost and why, and what happened when. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { count, duration, exact, tokens, UNKNOWN } from '../base/format.js';
import { dateTime } from '../base/time.js';
import { visible } from '../base/visible.js';
import { Name, Panel } from '../base/parts.js';
import { go, linkTo } from '../address/navigation.js';
import { callTo } from '../address/query.js';
import { Peek } from '../requests/peek.js';
import { RequestTable } from '../requests/request-table.js';
import { Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { Breakdown, Components } from './cost-tables.js';
import { ActivityCost, agentColumns, sessionColumns, SessionLink } from './session-columns.js';
import { Tracked } from './tracked.js';
import { Timeline } from './timeline.js';

/** @param {{fields: [string, any][]}} props those without a value are left out */
function Facts({ fields }) {
  return html`<dl class="facts">${fields.filter(([, value]) => value).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** @param {{s: any}} props */
function Summary({ s }) {
  const kinds = s.interactions;
  const fields = [
    ['Project', s.projectID && html`<${Name} text=${s.projectID} short />`],
    ['Agent', s.tool],
    ['User', visible(s.userID ?? '')],
    ['Status', s.status],
    ['Started', dateTime(s.startedAt)],
    ['Last active', dateTime(s.lastActivity)],
    ['Length', duration(s.lastActivity - s.startedAt)],
    ['Tokens', html`<span title=${exact(s.totals.totalTokens)}>${tokens(s.totals.totalTokens)}</span>`],
    ['Interactions', count(kinds.chat + kinds.db + kinds.api + kinds.costEvent)],
    ['Cost', html`<${ActivityCost} cost=${s.cost} />`],
    ['Started by', s.parentID && html`<${SessionLink} id=${s.parentID} />`],
    ['First session', s.rootID !== s.id && html`<${SessionLink} id=${s.rootID} />`],
  ];
  const metadata = Object.entries(s.metadata ?? {}).map(([name, value]) => `${name}: ${value ?? UNKNOWN}`);
  return html`<${Facts} fields=${fields} />${metadata.length > 0 && html`<p class="hint">${visible(metadata.join(' · '))}</p>`}`;
}

/** @param {{s: any}} props */
function Below({ s }) {
  const whole = s.treeTotals && `with all sub-sessions ${tokens(s.treeTotals.totalTokens)} tokens`;
  return html`
    ${s.children.length > 0 && html`<${Panel} id="children" title="Sub-sessions" hint=${whole}><${DataTable} label="Sub-sessions" columns=${sessionColumns()} rows=${s.children} keyOf=${row => row.id} /><//>`}
    ${s.agents.length > 0 && html`<${Panel} id="agents" title="Sub-agents" hint="inside this session"><${DataTable} label="Sub-agents" columns=${agentColumns} rows=${s.agents} keyOf=${row => row.agentRun} /><//>`}`;
}

/** @param {any} s */
const requestsHint = s => (s.requestsTotal > s.requests.length ? `the latest ${count(s.requests.length)} of ${count(s.requestsTotal)}, earliest first` : 'earliest first');

/** @param {{id: string, route: any}} props */
export function Session({ id, route }) {
  const answer = useAnswer(callTo(`sessions/${encodeURIComponent(id)}`));
  const s = answer.data;
  if (!s) return html`<h1 class="sr-only">Session</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  const back = html`<a class="button" href=${linkTo({ page: 'sessions' })}>All sessions</a>`;
  return html`<h1 class="sr-only">Session ${visible(id)}</h1>
    <${Failure} answer=${answer} />
    <${Panel} id="session" title=${html`Session <bdi>${visible(id)}</bdi>`} tools=${back}><${Summary} s=${s} /><//>
    <${Panel} id="timeline" title="What happened when"><${Timeline} s=${s} zone=${route.tz} /><//>
    <div class="pair">
      <${Panel} id="components" title="Cost"><${Components} cost=${s.cost} /><//>
      <${Panel} id="breakdown" title="Cost of tokens" hint="tokens × price"><${Breakdown} rows=${s.breakdown} /><//>
    </div>
    <${Below} s=${s} />
    <${Tracked} s=${s} />
    <${Panel} id="requests" title="Requests" hint=${requestsHint(s)}>
      <${RequestTable} rows=${s.requests} onOpen=${row => go({ peek: String(row.id) }, { replace: true })} empty="No request to a model." />
      ${route.peek && html`<${Peek} id=${route.peek} known=${s.requests} />`}
    <//>`;
}
