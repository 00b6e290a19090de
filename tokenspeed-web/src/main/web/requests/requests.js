/** All requests that match, a page at a time. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { on } from '../base/bus.js';
import { count } from '../base/format.js';
import { Panel } from '../base/parts.js';
import { go } from '../address/navigation.js';
import { callFor } from '../address/query.js';
import { Empty, Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';
import { Peek } from './peek.js';
import { RequestTable } from './request-table.js';

const SIZE = 50;

/** How many requests finished since the first page was left. @param {string} reset begins anew when it changes */
function useArrivals(reset) {
  const [arrived, setArrived] = useState(0);
  useEffect(() => on('request', () => setArrived(n => n + 1)), []);
  useEffect(() => setArrived(0), [reset]);
  return arrived;
}

/** @param {any} page @param {number} number */
function hintOf(page, number) {
  const { value, exact } = page.total;
  const first = number * SIZE + 1;
  return `${count(first)} to ${count(first + page.items.length - 1)} of ${exact ? '' : 'about '}${count(value)}, latest first`;
}

/** @param {{route: any, trail: string[], setTrail: (trail: string[]) => void, page: any}} props */
function Pager({ trail, setTrail, page }) {
  const back = () => setTrail(trail.slice(0, -1));
  return html`<nav class="pager" aria-label="Pages of requests">
    <button type="button" disabled=${trail.length === 0} onClick=${back}>Newer</button>
    <button type="button" disabled=${!page.next} onClick=${() => setTrail([...trail, page.next])}>Older</button>
  </nav>`;
}

/** @param {{route: any}} props */
export function Requests({ route }) {
  const filters = callFor('requests', route, { limit: SIZE });
  const [trail, setTrail] = useState([]);
  useEffect(() => setTrail([]), [filters]);
  const cursor = trail.at(-1);
  const answer = useAnswer(cursor ? `${filters}&cursor=${encodeURIComponent(cursor)}` : filters);
  const arrived = useArrivals(`${trail.length === 0} ${filters}`);
  const page = answer.data;
  if (!page && trail.length === 0) return html`<h1 class="sr-only">Requests</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  if (page && page.items.length === 0 && trail.length === 0) return html`<h1 class="sr-only">Requests</h1><${Empty} meta=${page.meta} route=${route} />`;
  const tools = html`
    ${arrived > 0 && trail.length > 0 && html`<button type="button" onClick=${() => setTrail([])}>${count(arrived)} new</button>`}
    <a class="button" href=${callFor('requests', route, { format: 'csv' })} download="tokenspeed-requests.csv">CSV of all</a>`;
  return html`<h1 class="sr-only">Requests</h1>
    <${Failure} answer=${answer} />
    <${Panel} id="requests" title="Requests" hint=${page ? hintOf(page, trail.length) : ''} tools=${tools} busy=${answer.loading} tall>
      ${page && html`<${RequestTable} rows=${page.items} onOpen=${row => go({ peek: String(row.id) }, { replace: true })} /><${Pager} trail=${trail} setTrail=${setTrail} page=${page} />`}
      ${route.peek && html`<${Peek} id=${route.peek} known=${page?.items ?? []} />`}
    <//>`;
}
