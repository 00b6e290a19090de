/**
 * Small builders of DOM nodes. Text always becomes a visible text node, so names from logs can be neither markup nor
 * hidden.
 */

import { visible } from './visible.js';

/** Attributes that people see or hear; the others are compared by code and stay as they are. */
const SHOWN = new Set(['title', 'aria-label']);

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @typedef {Node|string|number|null|undefined|false|any[]} Child lists are flattened; null, undefined and false are
 *     left out
 */

/**
 * @param {Element} element
 * @param {Record<string, unknown>} props `class`, `on…` listeners, anything else an attribute; null, undefined and
 *     false are left out
 */
function apply(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? '' : SHOWN.has(name) ? visible(String(value)) : String(value));
  }
}

/** @param {Element} element @param {Child[]} children */
function fill(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : visible(String(child)));
  }
}

/** Builds an HTML element. @param {string} tag @param {object} props @param {...Child} children */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  apply(element, props);
  fill(element, children);
  return element;
}

/** Builds an SVG element. @param {string} tag @param {object} props @param {...Child} children */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  apply(element, props);
  fill(element, children);
  return element;
}

/** Replaces the text of an element. @param {Element} element @param {unknown} text */
export function say(element, text) {
  element.textContent = visible(String(text ?? ''));
}

/** @param {string} id @returns {any} the element, which the page must have */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element ${id}`);
  return element;
}

/**
 * Replaces the children and puts the focus back on the element with the same `data-focus`, because redrawing a table
 * loses the focus.
 * @param {Element} root
 * @param {...Child} children
 */
export function replace(root, ...children) {
  const focused = document.activeElement;
  const key = focused && root.contains(focused) ? focused.getAttribute('data-focus') : null;
  root.replaceChildren();
  fill(root, children);
  if (key) root.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
