/** Chooses what the address names. */

import { useEffect } from 'preact/hooks';
import { html } from '../base/html.js';
import { Overview } from '../overview/overview.js';
import { useOthers } from './others.js';
import { Placeholders } from './skeleton.js';
import { Failure } from './state.js';

let entered = false;

/** After a change of pages, keyboards and screen readers go on at its heading. @param {boolean} ready whether the page is drawn */
function useHeadingFocus(ready) {
  useEffect(() => {
    if (!ready) return;
    const heading = document.querySelector('#main h1');
    heading?.setAttribute('tabindex', '-1');
    if (entered) heading?.focus({ preventScroll: true });
    entered = true;
  }, [ready]);
}

/** A page is drawn anew for another name. @param {{facts: any, route: any}} props */
export function Page({ facts, route }) {
  const { script, answer } = useOthers(route.page !== 'overview');
  useHeadingFocus(route.page === 'overview' || script !== null);
  if (route.page === 'overview') return html`<${Overview} facts=${facts} route=${route} />`;
  if (!script) return answer.error ? html`<${Failure} answer=${answer} />` : html`<${Placeholders} />`;
  const Component = script.PAGES[route.page];
  return html`<${Component} facts=${facts} route=${route} />`;
}
