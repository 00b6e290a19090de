/** Tells a topic again and again while the page is visible, and at once when it is seen again. */

import { useEffect } from 'preact/hooks';
import { tell } from './bus.js';

/** @param {string} topic @param {number} ms between two tellings */
export function usePoll(topic, ms) {
  useEffect(() => {
    const tick = () => document.visibilityState === 'visible' && tell(topic);
    const timer = setInterval(tick, ms);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [topic, ms]);
}
