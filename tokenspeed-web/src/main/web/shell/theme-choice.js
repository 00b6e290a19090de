/** Light, dark or the system's choice, remembered on this machine. */

import { tell } from '../base/bus.js';

const KEY = 'tokenspeed.theme';
export const THEMES = { system: 'System', light: 'Light', dark: 'Dark' };

/** @returns {string} `system`, `light` or `dark` */
export const theme = () => document.documentElement.dataset.theme ?? 'system';

/** @param {string} next */
export function setTheme(next) {
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage can be forbidden; the choice then lasts until the page is closed.
  }
  tell('theme', next);
}

export function stepTheme() {
  const order = Object.keys(THEMES);
  setTheme(order[(order.indexOf(theme()) + 1) % order.length]);
}

for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
  matchMedia(query).addEventListener('change', () => tell('theme', theme()));
}
