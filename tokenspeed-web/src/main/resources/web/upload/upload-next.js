/** Shows the next upload. It is costly to make, so it is read once per visit where uploading is on, else on request. */

import { ApiError } from '../base/api.js';
import { bodyView } from './body-view.js';
import { h, replace, say } from '../base/dom.js';
import { dateTime } from '../base/format.js';

const NOTHING = { on: 'Nothing waits to be sent.', other: 'Nothing would leave: there were no requests in the last 30 days.' };
const PRETEND = 'As if uploading had been on for the last 30 days. Nothing of it leaves.';

/**
 * @param {() => Promise<Uint8Array|null>} read
 * @returns {{element: HTMLElement, offer: (state: string) => void, forget: () => void}}
 */
export function createNext(read) {
  const text = h('p', { class: 'hint', role: 'status' });
  const body = h('div');
  const button = h('button', { type: 'button', onclick: show });
  let isOn = false;
  let wasRead = false;

  async function show() {
    [wasRead, button.disabled, text.textContent] = [true, true, 'Reading…'];
    try {
      const bytes = await read();
      const about = isOn ? 'These bytes leave next.' : PRETEND;
      text.textContent = bytes ? `${about} Read at ${dateTime(Date.now())}.` : NOTHING[isOn ? 'on' : 'other'];
      replace(body, bytes && bodyView(bytes));
    } catch (error) {
      say(text, error instanceof ApiError ? error.message : `The page could not show the answer: ${error}`);
    }
    [button.disabled, button.textContent] = [false, 'Read again'];
  }

  return {
    element: h('div', {}, h('div', { class: 'next' }, text, button), body),
    /** @param {string} state off, local or on */
    offer(state) {
      if (isOn !== (state === 'on')) this.forget();
      isOn = state === 'on';
      if (wasRead) return;
      button.textContent = isOn ? 'Read again' : 'Show what would leave';
      text.textContent = isOn ? '' : PRETEND;
      if (isOn) show();
    },
    forget() {
      wasRead = false;
      replace(body);
    },
  };
}
