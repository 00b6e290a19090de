/** Switches between the views: overview, upload and sign-in. The address decides, unless the session is missing. */

import { byId } from '../base/dom.js';

const TITLES = { overview: 'TokenSpeed', upload: 'Upload · TokenSpeed', 'sign-in': 'Sign in · TokenSpeed' };

/**
 * @param {(view: string) => void} onChange
 * @returns {{offerUpload: () => void, signIn: (needed: boolean) => void}}
 */
export function createStage(onChange) {
  let uploads = false;
  let signedOut = false;
  let view = 'overview';

  function wanted() {
    if (signedOut) return 'sign-in';
    return uploads && location.hash === '#upload' ? 'upload' : 'overview';
  }

  function settle() {
    if (wanted() === view) return false;
    view = wanted();
    document.body.dataset.view = view;
    document.title = TITLES[view];
    if (view === 'upload') byId('upload-link').setAttribute('aria-current', 'page');
    else byId('upload-link').removeAttribute('aria-current');
    onChange(view);
    return true;
  }

  // The browser cannot scroll to a place in a view that is hidden, so scroll once the view is shown.
  window.addEventListener('hashchange', () => {
    if (!settle()) return;
    if (view === 'upload') byId('upload-title').focus({ preventScroll: true });
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
    offerUpload() {
      uploads = true;
      byId('upload-link').hidden = false;
      settle();
    },
    signIn(needed) {
      signedOut = needed;
      settle();
    },
  };
}
