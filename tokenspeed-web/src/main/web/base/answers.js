/**
 * Answers of the API as state of a component. What is shown always belongs to the address that was asked: a change of
 * filters shows nothing old, a slow old answer never replaces a newer one, and a failed refresh keeps the last good one.
 */

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, ask } from './api.js';
import { on, tell } from './bus.js';

const KEPT = 40;
const RETRY_MS = 5000;

/** @type {Map<string, {data: any, at: number}>} the last good answers, the latest used at the end */
const good = new Map();

/** @param {string} url @param {any} data */
function keep(url, data) {
  good.delete(url);
  good.set(url, { data, at: Date.now() });
  if (good.size > KEPT) good.delete(good.keys().next().value);
}

/** Forgets all answers, for example when a session ends. */
export function forgetAnswers() {
  good.clear();
}

/**
 * @typedef {object} Answer
 * @property {any} data null while nothing is known for this address
 * @property {number} at when it was read, epoch milliseconds; 0 without data
 * @property {boolean} loading
 * @property {ApiError|null} error why the newest call failed
 * @property {() => void} retry
 */

/** @param {string} url */
const begun = url => ({ url, data: good.get(url)?.data ?? null, at: good.get(url)?.at ?? 0, loading: true, error: null });

/**
 * Asks an address, and again whenever the server tells of something new.
 * @param {string|null} url null asks nothing
 * @param {string} topic what it is asked again for, `refresh` where requests arrive
 * @returns {Answer}
 */
export function useAnswer(url, topic = 'refresh') {
  const [state, setState] = useState(() => begun(url));
  const [turn, setTurn] = useState(0);
  const timer = useRef(0);
  const retry = useCallback(() => setTurn(value => value + 1), []);

  useEffect(() => on(topic, retry), [topic, retry]);
  useEffect(() => {
    if (url === null) return undefined;
    const aborter = new AbortController();
    setState(old => (old.url === url ? { ...old, loading: true } : begun(url)));
    load(url, aborter.signal).then(next => {
      if (aborter.signal.aborted) return;
      setState(old => ({ ...old, ...next, url, loading: false }));
      if (next.error?.status === 0) timer.current = setTimeout(retry, RETRY_MS);
    });
    return () => {
      aborter.abort();
      clearTimeout(timer.current);
    };
  }, [url, turn, retry]);

  // Between a change of the address and the effect, the state still belongs to the old address.
  return { ...(state.url === url ? state : begun(url)), retry };
}

/** @param {string} url @param {AbortSignal} signal */
async function load(url, signal) {
  try {
    const data = await (await ask(url, { signal })).json();
    keep(url, data);
    tell('answered', { meta: data.meta, ok: true });
    return { data, at: Date.now(), error: null };
  } catch (error) {
    const problem = error instanceof ApiError ? error : new ApiError(`The page could not read the answer: ${error}`, -1);
    if (!signal.aborted) tell('answered', { ok: false, problem });
    return { error: problem };
  }
}
