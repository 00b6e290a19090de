/** The pages of sessions: the list at `#session-pages`, and one session at `#session-pages/<id>`. */

import { ApiError } from '../base/api.js';
import { byId, h, replace, say } from '../base/dom.js';
import { createSessionList } from './session-list.js';
import { sessionView } from './session-view.js';

const LIST = '#session-pages';

/** @returns {string|null} the session that the address names; null for the list */
const named = () => (location.hash.startsWith(`${LIST}/`) ? decodeURIComponent(location.hash.slice(LIST.length + 1)) : null);

export function createSessions() {
  const root = byId('session-pages');
  const title = h('h2', { id: 'session-pages-title', tabindex: -1 }, 'Sessions');
  const back = h('a', { href: LIST, hidden: true }, 'All sessions');
  const problem = h('div', { class: 'banner err', role: 'alert', hidden: true });
  const state = h('p', { class: 'hint', role: 'status' });
  const place = h('div', { class: 'stack' });
  root.replaceChildren(h('div', { class: 'panel-head' }, title, back, state), problem, place);
  let looking = false;
  let epoch = 0;
  const list = createSessionList(work => run(work));

  /** Says that something is loaded, then shows it or why it could not be loaded. */
  async function run(work) {
    const mine = ++epoch;
    problem.hidden = true;
    say(state, 'Loading…');
    root.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (error) {
      if (mine === epoch) fail(error, work);
    } finally {
      if (mine === epoch) {
        say(state, '');
        root.setAttribute('aria-busy', 'false');
      }
    }
  }

  /** @param {unknown} error @param {() => Promise<void>} work */
  function fail(error, work) {
    const message = error instanceof ApiError ? error.message : `The page could not show the answer: ${error}`;
    problem.hidden = false;
    replace(problem, h('p', {}, h('strong', {}, message)), h('button', { type: 'button', onclick: () => run(work) }, 'Try again'));
  }

  function show() {
    const id = named();
    back.hidden = id === null;
    say(title, id === null ? 'Sessions' : `Session ${id}`);
    if (id === null) {
      replace(place, list.root);
      list.load();
    } else {
      replace(place);
      run(async () => {
        const view = await sessionView(id, run);
        if (named() === id) replace(place, view);
      });
    }
  }

  window.addEventListener('hashchange', () => {
    if (!looking || !location.hash.startsWith(LIST)) return;
    show();
    title.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  });

  return {
    open() {
      looking = true;
      show();
    },
    leave() {
      looking = false;
    },
  };
}
