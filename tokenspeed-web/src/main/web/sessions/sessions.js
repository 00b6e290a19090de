/** Sessions, last active first, or one of them. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { address } from '../base/api.js';
import { Panel, Select } from '../base/parts.js';
import { visible } from '../base/visible.js';
import { KINDS } from '../address/route.js';
import { callFor } from '../address/query.js';
import { Empty, Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { go, linkTo } from '../address/navigation.js';
import { sessionColumns } from './session-columns.js';
import { Session } from './session.js';

const SIZE = 50;

/** @param {{route: any}} props */
export function Sessions({ route }) {
  return route.id ? html`<${Session} key=${route.id} id=${route.id} route=${route} />` : html`<${List} route=${route} />`;
}

/** Choices that only sessions have. @param {{route: any}} props */
function Narrowing({ route }) {
  const users = useAnswer(address('api/stats/users', { limit: 1000 }));
  const names = (users.data ?? []).map(user => [user.userID, visible(user.userID)]);
  return html`
    <${Select} id="session-kind" label="Kind" options=${[['', 'All kinds'], ...Object.entries(KINDS)]} value=${route.kind} onChange=${kind => go({ kind })} />
    <${Select} id="session-user" label="User" options=${[['', 'All users'], ...names]} value=${route.user} onChange=${user => go({ user })} />
    <label class="setting"><input type="checkbox" id="session-trees" checked=${route.trees === 'yes'} onChange=${event => go({ trees: event.currentTarget.checked ? 'yes' : '' })} /> Whole trees</label>`;
}

/** @param {{route: any}} props */
function List({ route }) {
  const narrowed = { ...(route.kind && { kind: route.kind }), ...(route.user && { userId: route.user }), ...(route.trees && { parent: 'roots' }) };
  const first = callFor('sessions', route, { limit: SIZE, ...narrowed });
  const [trail, setTrail] = useState([]);
  useEffect(() => setTrail([]), [first]);
  const cursor = trail.at(-1);
  const answer = useAnswer(cursor ? `${first}&cursor=${encodeURIComponent(cursor)}` : first);
  const page = answer.data;
  if (!page && trail.length === 0) return html`<h1 class="sr-only">Sessions</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  const plain = !route.kind && !route.user && !route.trees;
  if (page && page.items.length === 0 && trail.length === 0 && plain) return html`<h1 class="sr-only">Sessions</h1><${Empty} meta=${page.meta} route=${route} />`;
  const open = row => (location.hash = linkTo({ id: row.id }));
  return html`<h1 class="sr-only">Sessions</h1>
    <${Failure} answer=${answer} />
    <${Panel} id="sessions" title="Sessions" hint="last active first; sums are of the period and filters" tools=${html`<${Narrowing} route=${route} />`} busy=${answer.loading} tall>
      ${page && html`<${DataTable} label="Sessions" columns=${sessionColumns(Boolean(route.trees))} rows=${page.items} keyOf=${row => row.id} onOpen=${open} empty="No session matches." />
        <nav class="pager" aria-label="Pages of sessions">
          <button type="button" disabled=${trail.length === 0} onClick=${() => setTrail(trail.slice(0, -1))}>Newer</button>
          <button type="button" disabled=${!page.next} onClick=${() => setTrail([...trail, page.next])}>Older</button>
        </nav>`}
    <//>`;
}
