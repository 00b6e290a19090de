/** The cards: a number each, how it changed and its course. A card chooses what the chart below shows. */

import { html } from '../base/html.js';
import { changeOf } from '../base/change.js';
import { count, ENOUGH, known, share, tokens, tps } from '../base/format.js';
import { CARDS } from '../base/metrics.js';
import { go } from '../address/navigation.js';
import { ChangeText, Why } from '../base/parts.js';
import { Sparkline } from '../chart/sparkline.js';

/** @param {any} t */
const cacheTokens = t => t.cacheReadTokens + t.cacheWriteTokens;

/** @param {any} t the sums @param {string} name */
function spreadLine(t, name) {
  const { n, coverage } = t[name];
  if (n === 0) return 'not measured in this period';
  return `n = ${count(n)}${n < ENOUGH ? ', few' : ''} (${share(coverage, 0)} of requests)`;
}

/** The gaps in a card's number. @param {string} id @param {any} t @returns {string} */
function lineOf(id, t) {
  if (id === 'tokens') return `${tokens(t.inputTokens)} in · ${tokens(cacheTokens(t))} cache · ${tokens(t.outputTokens)} out`;
  if (id === 'cost') return t.unpricedRequests > 0 ? `${count(t.unpricedRequests)} of ${count(t.requests)} requests unpriced` : 'every request priced';
  if (id === 'speed') return spreadLine(t, 'e2e');
  if (id === 'ttft') return spreadLine(t, 'ttft');
  if (id === 'errors') return `${count(t.failed)} of ${count(t.attempts)} attempts`;
  return `${tokens(t.cacheReadTokens)} read from a cache`;
}

/** The decode speed is never mixed into the other one. @param {any} t */
const decodeLine = t => (known(t.decode.p50) ? `decode ${tps(t.decode.p50)} tok/s, n = ${count(t.decode.n)}` : '');

function Card({ metric, data, selected }) {
  const { totals, previous } = data;
  const change = changeOf(metric.value(totals), metric.value(previous), { better: metric.better, isShare: metric.kind === 'share' });
  const absent = data.meta.compare ? 'no earlier data' : '';
  const unit = known(metric.value(totals)) && metric.unit === 'tok/s' ? ' tok/s' : '';
  const choose = () => go({ m: metric.id === 'tokens' ? '' : metric.id }, { replace: false });
  return html`<article class="card" data-card=${metric.id} data-selected=${String(selected)}>
    <div class="card-head"><h2 id=${`card-${metric.id}`}>${metric.label}</h2><${Why} label=${metric.label} names=${metric.definitions} /></div>
    <button type="button" class="card-button" aria-pressed=${String(selected)} aria-describedby=${`card-${metric.id}`} title=${metric.title(totals)} onClick=${choose}>
      <span class="value"><span class="number">${metric.text(totals)}</span><span class="unit">${unit}</span></span>
      <${ChangeText} change=${change} absent=${absent} />
      <${Sparkline} values=${metric.column(data.series.columns)} />
    </button>
    <p class="line">${lineOf(metric.id, totals)}</p>
    ${metric.id === 'speed' && html`<p class="line">${decodeLine(totals)}</p>`}
  </article>`;
}

/** @param {{data: any, metric: import('../base/metrics.js').Metric}} props */
export function Cards({ data, metric }) {
  return html`<section class="cards" id="cards" aria-label="Totals">
    ${CARDS.map(card => html`<${Card} key=${card.id} metric=${card} data=${data} selected=${card.id === metric.id} />`)}
  </section>`;
}
