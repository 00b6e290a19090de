/** What the command palette and single keys do: go to pages, change the period, switch things. */

import { COMPARISONS, PERIODS } from '../address/route.js';
import { current, go, goTo } from '../address/navigation.js';
import { metricOf, METRICS } from '../base/metrics.js';
import { togglePause } from '../live/stream.js';
import { stepTheme } from './theme-choice.js';
import { tell } from '../base/bus.js';

/** @typedef {{id: string, label: string, keys: string, run: () => void}} Command */

const PAGE_KEYS = { overview: 'o', compare: 'c', trends: 't', requests: 'r', sessions: 's', live: 'l', alerts: 'a', prices: 'p', upload: 'u', settings: ',' };
const PERIOD_KEYS = { today: 'D', yesterday: 'E', '7d': 'W', '28d': 'F', month: 'M', last_month: 'P', year: 'Y', all: 'A', custom: 'C' };

function stepComparison() {
  const order = Object.keys(COMPARISONS);
  go({ cmp: order[(order.indexOf(current().cmp) + 1) % order.length] });
}

/** @param {[string, string][]} pages @returns {Command[]} */
export function commandsOf(pages) {
  return [
    ...pages.map(([page, name]) => ({ id: `go-${page}`, label: `Go to ${name}`, keys: `g ${PAGE_KEYS[page]}`, run: () => goTo(page) })),
    ...Object.entries(PERIOD_KEYS).map(([period, keys]) => ({ id: `period-${period}`, label: `Period: ${PERIODS[period]}`, keys, run: () => go({ period, from: '', to: '' }) })),
    ...METRICS.map(metric => ({ id: `metric-${metric.id}`, label: `Chart: ${metricOf(metric.id).label}`, keys: '', run: () => goTo('overview', { m: metric.id }) })),
    { id: 'compare', label: 'Next comparison', keys: 'X', run: stepComparison },
    { id: 'filter', label: 'Add a filter', keys: '/', run: () => document.getElementById('add-filter')?.click() },
    { id: 'clear', label: 'Clear all filters', keys: '', run: () => go({ filters: [] }) },
    { id: 'theme', label: 'Next theme', keys: '', run: stepTheme },
    { id: 'pause', label: 'Pause or resume live updates', keys: '', run: togglePause },
    { id: 'copy', label: 'Copy the address of this view', keys: '', run: () => navigator.clipboard?.writeText(location.href) },
    { id: 'help', label: 'Keys', keys: '?', run: () => tell('palette') },
  ];
}
