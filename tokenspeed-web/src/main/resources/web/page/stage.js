/** Which view is on the page: the overview, uploading, or signing in. The address decides; a lost session beats it. */

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

  // What was hidden when the browser looked for the place in the page has to be shown by us.
  window.addEventListener('hashchange', () => {
    if (!settle()) return;
    if (view === 'upload') byId('upload-title').focus({ preventScroll: true });
    const place = view === 'overview' && location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (place) place.scrollIntoView();
    else window.scrollTo(0, 0);
  });
  // The address of the skip link would lead out of the view.
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
