/** A chart as a picture in the theme of the page, with its title above and its legend below. */

import { resolved } from '../chart/colours.js';
import { titleOf } from './tables.js';

const PAD = 16;
const TITLE = 34;
const LINE = 22;
const KEY = 12;
const FONT = 'system-ui, sans-serif';
/** What the styles of the page say of a drawing, which a picture of it has to bring along. */
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-family', 'text-anchor'];

/** @returns {Element[]} the drawings of the page that are charts: canvases, and drawings with a name of their own */
export const charts = () => [...document.querySelectorAll('main .plot canvas, main .chart-picture')];

/** @param {SVGSVGElement} drawing @param {number} width @param {number} height */
function standalone(drawing, width, height) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const own = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((part, i) => {
    const style = getComputedStyle(own[i]);
    for (const look of LOOKS) part.setAttribute(look, style.getPropertyValue(look));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
}

/** @param {Element} chart @param {number} width @param {number} height @returns {Promise<CanvasImageSource>} */
async function imageOf(chart, width, height) {
  if (chart instanceof HTMLCanvasElement) return chart;
  const image = new Image();
  image.src = standalone(/** @type {SVGSVGElement} */ (chart), width, height);
  await image.decode();
  return image;
}

/** @param {Element} chart @returns {{text: string, colour: string}[]} */
function legendOf(chart) {
  const entries = [...(chart.closest('.panel')?.querySelectorAll('.legend li') ?? [])];
  return entries.map(entry => ({ text: entry.querySelector('.name').textContent, colour: getComputedStyle(entry.querySelector('.key')).color }));
}

/** Breaks a legend into lines. @param {CanvasRenderingContext2D} pen @param {{text: string, colour: string}[]} legend @param {number} width */
function placed(pen, legend, width) {
  let x = PAD;
  let line = 0;
  return legend.map(entry => {
    const long = KEY + 6 + pen.measureText(entry.text).width + 18;
    if (x > PAD && x + long > width - PAD) {
      x = PAD;
      line++;
    }
    const place = { ...entry, x, line };
    x += long;
    return place;
  });
}

/** @param {CanvasRenderingContext2D} pen @param {any[]} legend @param {number} top */
function writeLegend(pen, legend, top) {
  for (const { text, colour, x, line } of legend) {
    pen.fillStyle = colour;
    pen.fillRect(x, top + line * LINE, KEY, KEY);
    pen.fillStyle = resolved('--text');
    pen.fillText(text, x + KEY + 6, top + line * LINE + KEY - 1);
  }
}

/** @param {Element} chart @returns {Promise<Blob>} a PNG */
export async function pictureOf(chart) {
  const { width, height } = chart.getBoundingClientRect();
  const scale = Math.max(1, devicePixelRatio);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  pen.font = `13px ${FONT}`;
  const legend = placed(pen, legendOf(chart), width + 2 * PAD);
  const lines = legend.length ? legend.at(-1).line + 1 : 0;
  canvas.width = (width + 2 * PAD) * scale;
  canvas.height = (height + TITLE + 2 * PAD + lines * LINE) * scale;
  pen.scale(scale, scale);
  pen.fillStyle = resolved('--card');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = resolved('--text');
  pen.font = `600 16px ${FONT}`;
  pen.fillText(titleOf(chart), PAD, PAD + 12);
  pen.drawImage(await imageOf(chart, width, height), PAD, PAD / 2 + TITLE, width, height);
  pen.font = `13px ${FONT}`;
  writeLegend(pen, legend, height + TITLE + PAD);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))), 'image/png'));
}
