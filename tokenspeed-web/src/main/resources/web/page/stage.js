/** Switches between the views: overview, prices, alerts, upload, sessions and sign-in. The address decides, unless the session is missing. */

import { byId } from '../base/dom.js';

const TITLES = { overview: 'TokenSpeed', alerts: 'Alerts · TokenSpeed', prices: 'Prices · TokenSpeed', upload: 'Upload · TokenSpeed', 'session-pages': 'Sessions · TokenSpeed', 'sign-in': 'Sign in · TokenSpeed' };

/**
 * @param {(view: string) => void} onChange
 * @returns {{offer: (name: 'prices'|'alerts'|'upload'|'session-pages') => void, signIn: (needed: boolean) => void}}
 */
export function createStage(onChange) {
  /** @type {Set<string>} the views beside the overview that this server has */
  const offered = new Set();
  let signedOut = false;
  let view = 'overview';

  function wanted() {
    if (signedOut) return 'sign-in';
    const [name] = location.hash.slice(1).split('/');
    return offered.has(name) ? name : 'overview';
  }

  function settle() {
    if (wanted() === view) return false;
    view = wanted();
    document.body.dataset.view = view;
    document.title = TITLES[view];
    for (const name of offered) {
      if (view === name) byId(`${name}-link`).setAttribute('aria-current', 'page');
      else byId(`${name}-link`).removeAttribute('aria-current');
    }
    onChange(view);
    return true;
  }

  // The browser cannot scroll to a place in a view that is hidden, so scroll once the view is shown.
  window.addEventListener('hashchange', () => {
    if (!settle()) return;
    if (offered.has(view)) byId(`${view}-title`).focus({ preventScroll: true });
    const place = view === 'overview' && location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (place) place.scrollIntoView();
    else window.scrollTo(0, 0);
  });
  // Following the link would change the hash and so leave the view.
  byId('skip').addEventListener('click', event => {
    event.preventDefault();
    byId('main').focus();
  });

  return {
    offer(name) {
      offered.add(name);
      byId(`${name}-link`).hidden = false;
      settle();
    },
    signIn(needed) {
      signedOut = needed;
      settle();
    },
  };
}
