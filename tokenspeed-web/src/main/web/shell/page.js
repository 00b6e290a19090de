/** Chooses what the address names. */

import { useCallback, useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { ApiError } from '../base/api.js';
import { Overview } from '../overview/overview.js';
import { Placeholders } from './skeleton.js';
import { Failure } from './state.js';

/** @type {Record<string, any>|null} the pages beside the overview, once their script is there */
let others = null;
let attempts = 0;
let entered = false;

/** @param {boolean} needed whether the script is asked for */
function useOthers(needed) {
  const [pages, setPages] = useState(others);
  const [error, setError] = useState(null);
  const load = useCallback(() => {
    setError(null);
    // The build puts this file beside that of the first view. Some browsers never ask again for a script that failed.
    const again = attempts++ > 0 ? `?${attempts}` : '';
    import(`./pages.js${again}`).then(
      script => {
        others = script.default.PAGES;
        setPages(others);
      },
      () => setError(new ApiError('The TokenSpeed server does not answer.', 0)),
    );
  }, []);
  useEffect(() => {
    if (needed && !others) load();
  }, [needed, load]);
  return { pages: others ?? pages, answer: { error, at: 0, retry: load } };
}

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
  const { pages, answer } = useOthers(route.page !== 'overview');
  useHeadingFocus(route.page === 'overview' || pages !== null);
  if (route.page === 'overview') return html`<${Overview} facts=${facts} route=${route} />`;
  if (!pages) return answer.error ? html`<${Failure} answer=${answer} />` : html`<${Placeholders} />`;
  const Component = pages[route.page];
  return html`<${Component} facts=${facts} route=${route} />`;
}
