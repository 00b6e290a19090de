/** The next upload. It is costly to make, so it is read once per visit where uploading is on, else on request. */

import { useEffect, useState } from 'preact/hooks';
import { html } from '../base/html.js';
import { getBytes } from '../base/api.js';
import { dateTime } from '../base/time.js';
import { visible } from '../base/visible.js';
import { BodyView } from './body-view.js';

const NOTHING = { on: 'Nothing waits to be sent.', other: 'Nothing would leave: there were no requests in the last 30 days.' };
const PRETEND = 'As if uploading had been on for the last 30 days. Nothing of it leaves.';

/** @param {Uint8Array|null} bytes @param {boolean} isOn */
function about(bytes, isOn) {
  if (!bytes) return NOTHING[isOn ? 'on' : 'other'];
  return `${isOn ? 'These bytes leave next.' : PRETEND} Read at ${dateTime(Date.now())}.`;
}

/** @param {{isOn: boolean}} props whether what is read really leaves */
export function Next({ isOn }) {
  const [state, setState] = useState({ text: isOn ? '' : PRETEND, bytes: null, busy: false, wasRead: isOn });
  async function show() {
    setState(old => ({ ...old, text: 'Reading…', busy: true, wasRead: true }));
    try {
      const bytes = await getBytes('api/upload/preview');
      setState(old => ({ ...old, text: about(bytes, isOn), bytes, busy: false }));
    } catch (error) {
      setState(old => ({ ...old, text: error.message, busy: false }));
    }
  }
  useEffect(() => {
    if (isOn) show();
  }, []);
  return html`<div class="next"><p class="hint" role="status">${visible(state.text)}</p><button type="button" disabled=${state.busy} onClick=${show}>${state.wasRead ? 'Read again' : 'Show what would leave'}</button></div>
    ${state.bytes && html`<${BodyView} bytes=${state.bytes} />`}`;
}
