/** Single keys. They never act in a field or with a modifier, and a setting turns them off. */

import { tell } from '../base/bus.js';

const KEY = 'tokenspeed.keys';
const CHORD_MS = 1500;

/** @returns {boolean} */
export function keysAreOn() {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** @param {boolean} isOn */
export function setKeys(isOn) {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Storage can be forbidden; keys then stay on.
  }
}

/** @param {EventTarget|null} target */
const isField = target => target instanceof Element && Boolean(target.closest('input, select, textarea, dialog, [role="dialog"]'));

/**
 * Listens for keys of commands.
 * @param {() => import('./commands.js').Command[]} commands
 * @returns {() => void} ends it
 */
export function listen(commands) {
  let first = '';
  let firstAt = 0;
  function onKey(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      tell('palette');
      return;
    }
    if (!keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const chord = first && event.timeStamp - firstAt < CHORD_MS ? `${first} ${event.key}` : event.key;
    first = event.key === 'g' ? 'g' : '';
    firstAt = event.timeStamp;
    const command = commands().find(one => one.keys === chord);
    if (!command) return;
    event.preventDefault();
    first = '';
    command.run();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
