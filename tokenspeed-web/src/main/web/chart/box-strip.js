/** A box strip: whiskers from p5 to p95, a box from p25 to p75 and a tick at the median, on an axis that all rows share. */

import { html } from '../base/html.js';
import { known } from '../base/format.js';

const WIDTH = 160;
const HEIGHT = 18;
const PAD = 4;
/** Where the largest is that many times the smallest, a linear axis would crush most boxes. */
const WIDE = 20;

/**
 * @param {any[]} spreads distributions of the API
 * @returns {{x: (value: number) => number, max: number, min: number, log: boolean}|null} null where nothing is known
 */
export function sharedAxis(spreads) {
  const highs = spreads.map(spread => spread?.p95).filter(known);
  const lows = spreads.map(spread => spread?.p5).filter(value => known(value) && value > 0);
  if (!highs.length) return null;
  const max = Math.max(...highs);
  const min = lows.length ? Math.min(...lows) : 0;
  const log = min > 0 && max / min > WIDE;
  const part = log ? value => Math.log(Math.max(value, min) / min) / Math.log(max / min) : value => value / (max || 1);
  return { x: value => PAD + part(value) * (WIDTH - 2 * PAD), max, min: log ? min : 0, log };
}

/** @param {{spread: any, axis: any, format: (n: number) => string, unit: string}} props */
export function BoxStrip({ spread, axis, format, unit }) {
  if (!axis || !spread || !known(spread.p50)) return html`<span class="unknown">—</span>`;
  const { p5, p25, p50, p75, p95, n } = spread;
  const middle = HEIGHT / 2;
  const label = `5 % below ${format(p5)}, a quarter below ${format(p25)}, median ${format(p50)}, a quarter above ${format(p75)}, 5 % above ${format(p95)} ${unit}, n = ${n}`;
  return html`<svg class="strip" width=${WIDTH} height=${HEIGHT} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${label}>
    <title>${label}</title>
    <line class="whisker" x1=${axis.x(p5)} x2=${axis.x(p95)} y1=${middle} y2=${middle} />
    <line class="whisker" x1=${axis.x(p5)} x2=${axis.x(p5)} y1=${middle - 4} y2=${middle + 4} />
    <line class="whisker" x1=${axis.x(p95)} x2=${axis.x(p95)} y1=${middle - 4} y2=${middle + 4} />
    <rect class="box" x=${axis.x(p25)} y=${middle - 5} width=${Math.max(2, axis.x(p75) - axis.x(p25))} height="10" />
    <line class="median" x1=${axis.x(p50)} x2=${axis.x(p50)} y1="1" y2=${HEIGHT - 1} />
  </svg>`;
}
