/**
 * Follows the stream of finished requests. A hidden page closes it, because a browser shares few connections among its
 * pages.
 */

const RETRY_MS = 3000;

/**
 * @param {string} url
 * @param {{onRow: (row: any) => void, onAlert: () => void, onState: (state: string) => void, onReturn: () => void, onLost: () => void}}
 *     listener `onState` gets connecting, live, reconnecting or paused; `onAlert` is called when an alert
 *     opened or closed; `onLost` is called when the stream breaks,
 *     `onReturn` when requests may have been missed.
 */
export function follow(url, { onRow, onAlert, onState, onReturn, onLost }) {
  /** @type {EventSource|null} */
  let source = null;
  let timer = 0;
  let paused = false;
  let missed = false;

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function open() {
    close();
    onState(missed ? 'reconnecting' : 'connecting');
    source = new EventSource(url);
    source.onopen = () => {
      onState('live');
      if (missed) onReturn();
      missed = false;
    };
    source.onmessage = event => receive(event.data);
    source.addEventListener('alert', onAlert);
    source.onerror = () => {
      if (!missed) onLost();
      missed = true;
      onState('reconnecting');
      // The browser tries again by itself, but not after an answer that is no stream.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    };
  }

  function receive(data) {
    try {
      onRow(JSON.parse(data));
    } catch {
      onReturn();
    }
  }

  function settle() {
    if (!paused && document.visibilityState === 'visible') {
      if (!source) open();
      return;
    }
    close();
    missed = true;
    if (paused) onState('paused');
  }

  document.addEventListener('visibilitychange', settle);
  settle();
  return {
    /** Pauses or resumes. After a pause, the missed requests are loaded. */
    toggle() {
      paused = !paused;
      settle();
    },
  };
}

/**
 * Delays `action` by `ms` milliseconds after the first call; calls until then are joined into one.
 * @param {() => void} action
 * @param {number} ms
 */
export function debounced(action, ms) {
  let timer = 0;
  return () => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = 0;
      action();
    }, ms);
  };
}
