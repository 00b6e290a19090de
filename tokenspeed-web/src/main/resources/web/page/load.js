/** Loads everything that one view of the page shows. */

import { get } from '../base/api.js';
import { range, timeOnly, toFleetQuery, toQuery } from '../filter/filters.js';

const DAY = 86_400_000;
const MAX_OPTIONS = 1000;

/**
 * Picks the length of buckets so that a chart has about a hundred at most.
 * @param {{from: Date|null, to: Date|null}} period
 * @param {number|null} firstAt the first request, for a period without a beginning
 * @param {Date} now
 * @returns {string} `hour`, `day`, `week` or `month`
 */
export function intervalOf(period, firstAt, now) {
  const start = period.from?.getTime() ?? firstAt ?? now.getTime();
  const days = ((period.to ?? now).getTime() - start) / DAY;
  if (days <= 2) return 'hour';
  if (days <= 100) return 'day';
  return days <= 700 ? 'week' : 'month';
}

/** @param {import('../filter/filters.js').Filters} filters @param {Date} now @param {Record<string, string>} query */
async function totalsAndSeries(filters, now, query) {
  const stats = await get('stats', query);
  const interval = intervalOf(range(filters, now), stats.totals.firstAt, now);
  const series = await get('series', { ...query, interval, by: 'model' });
  return { totals: stats.totals, interval, series };
}

/**
 * Reads the devices, which only a hub has.
 * @param {import('../filter/filters.js').Filters} filters
 * @param {Date} now
 */
function devicesOf(filters, now) {
  return get('../v1/dashboard/devices', { ...toFleetQuery(filters, now), limit: MAX_OPTIONS });
}

/** The values that the filters offer depend on the period alone, so that choosing one never empties the others. */
async function options(filters, now, isHub) {
  const query = toQuery(timeOnly(filters), now);
  const [projects, providers, models, tools, devices] = await Promise.all([
    get('projects', { ...query, limit: MAX_OPTIONS }),
    get('stats/providers', query),
    get('stats/models', { ...query, limit: MAX_OPTIONS }),
    get('stats/tools', query),
    isHub ? devicesOf(timeOnly(filters), now) : [],
  ]);
  return { projects, providers, models, tools, devices };
}

/**
 * @param {import('../filter/filters.js').Filters} filters
 * @param {{requests: number, sessions: number}} limits
 * @param {Date} now
 * @param {boolean} isHub a hub has devices, and neither single requests nor sessions
 */
export async function loadPage(filters, limits, now, isHub) {
  const query = toQuery(filters, now);
  const [main, choices, models, providers, projects, requests, sessions, devices, meta] = await Promise.all([
    totalsAndSeries(filters, now, query),
    options(filters, now, isHub),
    get('stats/models', { ...query, limit: MAX_OPTIONS }),
    get('stats/providers', query),
    get('projects', { ...query, limit: MAX_OPTIONS }),
    isHub ? [] : get('history', { ...query, limit: limits.requests }),
    isHub ? [] : get('sessions', { ...query, limit: limits.sessions }),
    isHub ? devicesOf(filters, now) : [],
    get('meta'),
  ]);
  return { ...main, choices, models, providers, projects, requests, sessions, devices, meta };
}

/** @returns {Promise<boolean>} whether the database holds any request at all */
export async function hasAnyRequest() {
  const { totals } = await get('stats');
  return totals.attempts > 0 || totals.requests > 0;
}
