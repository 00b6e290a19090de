/** Reading a chart by keyboard: arrows go through its values, and a voice says what is there. */

import { useEffect, useState } from 'preact/hooks';

const FAR = 10;
const SPOKEN_MS = 150;

/** @param {number|null} at @param {KeyboardEvent} event @param {number} last @returns {number|null|undefined} undefined: not a key of the chart */
export function moved(at, event, last) {
  const from = at ?? Math.floor(last / 2);
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -FAR, PageDown: FAR };
  if (event.key === 'Escape') return at === null ? undefined : null;
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return last;
  return steps[event.key] === undefined ? undefined : Math.max(0, Math.min(last, from + steps[event.key] * (event.shiftKey ? FAR : 1)));
}

/** Says a text once nothing newer follows it. @param {string} text @returns {string} what a live region holds */
export function useSpoken(text) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), SPOKEN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
