/** The first page: what was used, what it cost, how fast it was, what changed, and where it went. */

import { html } from '../base/html.js';
import { useAnswer } from '../base/answers.js';
import { metricOf } from '../base/metrics.js';
import { callFor } from '../address/query.js';
import { Empty, Failure } from '../shell/state.js';
import { Placeholders } from '../shell/skeleton.js';
import { Cards } from './cards.js';
import { MainChart } from './main-chart.js';
import { ModelsPanel } from './models.js';
import { DevicesPanel, ProjectsPanel } from './groups.js';
import { RecentPanel } from './recent.js';

/** @param {{facts: any, route: any}} props */
export function Overview({ facts, route }) {
  const answer = useAnswer(callFor('overview', route, { cmp: route.cmp, by: route.by }));
  const { data } = answer;
  if (!data) return html`<h1 class="sr-only">Overview</h1><${Failure} answer=${answer} />${!answer.error && html`<${Placeholders} />`}`;
  const empty = data.totals.attempts === 0;
  return html`<h1 class="sr-only">Overview</h1>
    <${Failure} answer=${answer} />
    ${empty ? html`<${Empty} meta=${data.meta} route=${route} />` : html`<${Numbers} data=${data} route=${route} facts=${facts} busy=${answer.loading} />`}`;
}

function Numbers({ data, route, facts, busy }) {
  const metric = metricOf(route.m);
  return html`<div class="stack" id="content" aria-busy=${String(busy)}>
    <${Cards} data=${data} metric=${metric} />
    <${MainChart} data=${data} route=${route} metric=${metric} />
    <${ModelsPanel} data=${data} route=${route} />
    ${facts.kind === 'hub' && html`<${DevicesPanel} route=${route} />`}
    <${ProjectsPanel} route=${route} />
    ${facts.kind !== 'hub' && html`<${RecentPanel} data=${data} route=${route} />`}
  </div>`;
}
