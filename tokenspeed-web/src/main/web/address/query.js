/** The route as parameters of the API. */

import { address } from '../base/api.js';
import { filterText, NUMBERS } from './filters.js';

/** Where the calls of this page are, on a local server and on a hub. */
const BASE = 'api/v1/';

/** @param {any} filter */
const isOfRequests = filter => NUMBERS.includes(filter.dimension) || filter.dimension === 'status';

/**
 * @param {string} call for example `overview`
 * @param {any} route
 * @param {Record<string, string|number>} more parameters of this call alone
 * @returns {string} the address of the call
 */
export function callFor(call, route, more = {}) {
  const url = new URL(address(BASE + call, more));
  const period = route.period === 'custom' ? { from: route.from, to: dayAfter(route.to) } : { period: route.period };
  for (const [name, value] of Object.entries({ ...period, tz: route.tz })) if (value) url.searchParams.set(name, value);
  const fitting = call === 'requests' ? route.filters : route.filters.filter(filter => !isOfRequests(filter));
  for (const filter of fitting) url.searchParams.append('f', filterText(filter));
  return url.href;
}

/** The last day is included on the page, while the API's end is not. @param {string} day */
function dayAfter(day) {
  if (!day) return '';
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** @param {string} path below the calls @param {Record<string, string|number>} query */
export const callTo = (path, query = {}) => address(BASE + path, query);
