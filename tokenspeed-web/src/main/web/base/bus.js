/** Tells parts of the page about each other without their knowing each other. */

/** @type {Map<string, Set<(value: any) => void>>} */
const listeners = new Map();

/** @param {string} topic @param {(value: any) => void} listener @returns {() => void} ends it */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

/** @param {string} topic @param {any} [value] */
export function tell(topic, value) {
  for (const listener of [...(listeners.get(topic) ?? [])]) listener(value);
}
