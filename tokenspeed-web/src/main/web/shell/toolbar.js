/** What all numbers of a page are about: the period, what it is compared with, the size of buckets, and filters. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { on } from '../base/bus.js';
import { ago, dayOf, offset } from '../base/time.js';
import { COMPARISONS, PERIODS, STEPS } from '../address/route.js';
import { go } from '../address/navigation.js';
import { Select } from '../base/parts.js';
import { AddFilter, Pills } from './pills.js';

const COMPARED = ['overview'];

/** @param {string} page @returns {string} the class of its bar of filters */
export const barClass = page => (COMPARED.includes(page) ? 'filters long' : 'filters');
const STEPPED = ['overview', 'trends'];

/** @param {string} period */
function choosePeriod(period) {
  const today = dayOf(Date.now());
  go(period === 'custom' ? { period, from: dayOf(Date.now() - 6 * 86_400_000), to: today } : { period, from: '', to: '' });
}

/** @param {{route: any}} props */
function CustomDays({ route }) {
  const day = (name, label) => html`<label>${label} <input type="date" value=${route[name]} max=${dayOf(Date.now())} onChange=${event => event.currentTarget.value && go({ [name]: event.currentTarget.value })} /></label>`;
  return html`<span class="custom">${day('from', 'From')} ${day('to', 'to')}</span>`;
}

/** The zone, and how old the numbers are. */
function Context({ route }) {
  const [readAt, setReadAt] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => on('answered', answer => answer.ok && answer.meta?.asOf && setReadAt(Date.now())), []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  const updated = readAt ? `updated ${ago(Math.max(0, now - readAt))}` : ' ';
  return html`<p class="context" id="context"><span>${route.tz.replaceAll('_', ' ')} (${offset()})</span> <span>${updated}</span></p>`;
}

/** @param {{route: any, kind: string}} props */
export function Toolbar({ route, kind }) {
  return html`<search aria-label="Filters" id="search"><div class=${barClass(route.page)}>
    <${Select} id="period" label="Time" options=${Object.entries(PERIODS)} value=${route.period} onChange=${choosePeriod} />
    ${route.period === 'custom' && html`<${CustomDays} route=${route} />`}
    ${COMPARED.includes(route.page) && html`<${Select} id="cmp" label="Compare with" options=${Object.entries(COMPARISONS)} value=${route.cmp} onChange=${cmp => go({ cmp })} />`}
    ${STEPPED.includes(route.page) && html`<${Select} id="by" label="Buckets" options=${Object.entries(STEPS)} value=${route.by} onChange=${by => go({ by })} />`}
    <${Pills} route=${route} />
    <${AddFilter} route=${route} kind=${kind} />
    <${Context} route=${route} />
  </div></search>`;
}
