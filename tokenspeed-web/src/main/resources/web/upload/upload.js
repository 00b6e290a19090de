/** Polls the state of uploading: often while the upload page is shown, else seldom. */

import { ApiError, get, getBytes } from '../base/api.js';
import { bodyView } from './body-view.js';
import { h } from '../base/dom.js';
import { createUploadPage } from './upload-page.js';

const LOOKING_MS = 15_000;
const ELSEWHERE_MS = 60_000;
const LIMITS = [200, 1000];

/** @param {unknown} error */
const problemOf = error => (error instanceof ApiError ? error.message : `The page could not show the answer: ${error}`);

/**
 * @param {import('../page/details.js').Details} details
 * @param {() => void} onStatus
 */
export function createUpload(details, onStatus) {
  let status = null;
  let looking = false;
  let limit = LIMITS[0];
  let timer = 0;
  let epoch = 0;
  const page = createUploadPage({ openBatch, more, preview: () => getBytes('upload/preview') });

  /** Only the newest reading may draw. */
  async function read() {
    const mine = ++epoch;
    clearTimeout(timer);
    try {
      const [next, batches] = await Promise.all([get('upload/status'), looking ? get('upload/queue', { limit }) : null]);
      if (mine !== epoch) return;
      status = next;
      onStatus();
      if (batches) page.render(status, batches, batches.length >= limit && limit < LIMITS.at(-1));
    } catch (error) {
      if (mine === epoch) page.fail(problemOf(error));
    } finally {
      if (mine === epoch) timer = setTimeout(tick, looking ? LOOKING_MS : ELSEWHERE_MS);
    }
  }

  /** A hidden page asks nothing, but asks at once when it is shown again. */
  function tick() {
    if (document.visibilityState === 'visible') read();
  }

  function more() {
    limit = LIMITS.at(-1);
    read();
  }

  /** @param {any} batch */
  async function openBatch(batch) {
    const body = h('div', { 'aria-busy': 'true' }, h('p', { class: 'none' }, 'Reading…'));
    details.show(`Batch ${batch.id}`, body);
    try {
      body.replaceChildren(bodyView(await getBytes(`upload/batches/${batch.id}`)));
    } catch (error) {
      const gone = error instanceof ApiError && error.status === 404;
      body.replaceChildren(h('p', { class: 'none' }, gone ? 'This body is not kept any more.' : problemOf(error)));
    }
    body.removeAttribute('aria-busy');
  }

  return {
    start() {
      document.addEventListener('visibilitychange', tick);
      read();
    },
    /** The upload page is shown. */
    open() {
      looking = true;
      page.busy();
      read();
    },
    leave() {
      looking = false;
    },
    /** @returns {any} the last known state, null before the first */
    status: () => status,
  };
}
