/** Follows the server's events: finished requests and alerts. The stream is closed while nobody looks. */

import { address } from '../base/api.js';
import { tell } from '../base/bus.js';

const RETRY_MS = 3000;
const REFRESH_MS = 1000;

/** @type {EventSource|null} */
let source = null;
let timer = 0;
let refreshing = 0;
let paused = false;
let missed = false;
let state = 'connecting';

/** @returns {string} `connecting`, `live`, `reconnecting` or `paused` */
export const streamState = () => state;

/** @param {string} next */
function become(next) {
  state = next;
  tell('stream', next);
}

/** Joins what comes within a second, so that busy agents do not keep the page busy. */
function refreshSoon() {
  if (refreshing) return;
  refreshing = setTimeout(() => {
    refreshing = 0;
    tell('refresh');
  }, REFRESH_MS);
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

/** @param {string} data */
function receive(data) {
  try {
    tell('request', JSON.parse(data));
  } catch {
    // The numbers are read anew below.
  }
  refreshSoon();
}

function open() {
  close();
  become(missed ? 'reconnecting' : 'connecting');
  source = new EventSource(address('api/live'));
  source.onopen = () => {
    become('live');
    if (missed) tell('refresh');
    missed = false;
  };
  source.onmessage = event => receive(event.data);
  source.addEventListener('alert', () => tell('alert'));
  source.onerror = () => {
    if (!missed) refreshSoon();
    missed = true;
    become('reconnecting');
    // The browser tries again by itself, but not after an answer that is no stream.
    if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
  };
}

function settle() {
  if (!paused && document.visibilityState === 'visible') {
    if (!source) open();
    return;
  }
  close();
  missed = true;
  if (paused) become('paused');
}

/** Begins to follow; called once. */
export function startStream() {
  document.addEventListener('visibilitychange', settle);
  settle();
}

/** Pauses or resumes. After a pause, the missed requests are loaded. */
export function togglePause() {
  paused = !paused;
  settle();
}
