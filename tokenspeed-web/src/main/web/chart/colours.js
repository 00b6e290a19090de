/** Colours of series. A name keeps its colour on every chart, whatever the filters show beside it. */

const KEY = 'tokenspeed.colours';
const SLOTS = 6;
/** A second way to tell lines apart, for those who see no difference between the colours. */
export const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [12, 4]];

/** @returns {Map<string, number>} */
function remembered() {
  try {
    return new Map(Object.entries(JSON.parse(localStorage.getItem(KEY) ?? '{}')));
  } catch {
    return new Map();
  }
}

const slots = remembered();

// FNV-1a; this start gives the best-known models different colours.
const HASH_START = 13090;

/** @param {string} text */
function hash(text) {
  let value = HASH_START;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619) >>> 0;
  return value >>> 8;
}

/** @param {string} name */
function choose(name) {
  const taken = new Set(slots.values());
  let slot = hash(name) % SLOTS;
  if (taken.size < SLOTS) while (taken.has(slot)) slot = (slot + 1) % SLOTS;
  return slot;
}

/**
 * The slot of a name: the first six that this browser saw have different ones.
 * @param {string} name a model, provider, project or agent
 * @returns {number} 0 to 5
 */
export function slotOf(name) {
  if (!slots.has(name)) {
    slots.set(name, choose(name));
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(slots)));
    } catch {
      // Storage can be forbidden; the colours then last until the page is closed.
    }
  }
  return slots.get(name);
}

/** @param {number|string} slot 0 to 5, or `other` @returns {string} the name of the colour in the styles */
export const colourName = slot => (slot === 'other' ? '--other' : `--s${slot}`);

/** Where the system chooses colours, series keep theirs, as their keys in the legend do; all else is the system's. @param {string} name */
function colourOf(name) {
  const isSeries = /^--(s\d|other)$/.test(name);
  if (isSeries || !matchMedia('(forced-colors: active)').matches) return `var(${name})`;
  return name === '--card' ? 'Canvas' : 'CanvasText';
}

/** @param {string} name of a colour in the styles @returns {string} as a canvas takes it, in the theme of now */
export function resolved(name) {
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  probe.style.color = colourOf(name);
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
