/** The route as state of the page. Everything that changes it is in the browser's history, but for typing and sorting. */

import { useEffect, useState } from 'preact/hooks';
import { on, tell } from '../base/bus.js';
import { convertOld, parseRoute, routeHash } from './route.js';
import { setZone } from '../base/time.js';

/** @type {any} */
let route = null;

function read() {
  const old = convertOld(location.search, location.hash);
  if (old) history.replaceState(null, '', location.pathname + old);
  route = parseRoute(location.hash);
  setZone(route.tz);
}

/** @returns {any} the route of now */
export function current() {
  if (!route) read();
  return route;
}

/**
 * Goes on with changes of the route.
 * @param {Record<string, any>} changes
 * @param {{replace?: boolean}} [how] `replace` makes no step that Back undoes
 */
export function go(changes, { replace = false } = {}) {
  const hash = routeHash({ ...current(), ...changes });
  if (hash === routeHash(current())) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  moved();
}

/** What belongs to one page and not to the next. */
const PAGE_ONLY = { peek: '', sort: '', pick: '', kind: '', user: '', trees: '', id: '' };

/** @param {Record<string, any>} changes @returns {string} the address of the route with changes */
export const linkTo = changes => routeHash({ ...current(), ...PAGE_ONLY, ...changes });

/** Goes to another page with the same period and filters. @param {string} page @param {Record<string, any>} changes */
export const goTo = (page, changes = {}) => go({ ...PAGE_ONLY, page, ...changes });

function moved() {
  const before = route?.page;
  read();
  tell('route', route);
  if (before !== route.page) window.scrollTo(0, 0);
}

window.addEventListener('popstate', moved);
window.addEventListener('hashchange', () => routeHash(parseRoute(location.hash)) !== routeHash(current()) && moved());

/** @returns {any} the route; the component is drawn anew when it changes */
export function useRoute() {
  const [value, setValue] = useState(current);
  useEffect(() => on('route', setValue), []);
  return value;
}
