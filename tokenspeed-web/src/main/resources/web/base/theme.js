/** Light, dark or the system's choice, remembered on this machine. */

const KEY = 'tokenspeed.theme';
const ORDER = ['system', 'light', 'dark'];

/** @returns {string} the chosen theme: `system`, `light` or `dark` */
function current() {
  return document.documentElement.dataset.theme ?? 'system';
}

/** @param {string} theme */
function remember(theme) {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage can be forbidden; the choice then lasts until the page is closed.
  }
}

/**
 * Makes the button step through system, light and dark.
 * @param {HTMLElement} button
 * @param {HTMLElement} name shows the chosen theme
 */
export function bindTheme(button, name) {
  const show = () => (name.textContent = current());
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length];
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    remember(next);
    show();
  });
  show();
}
