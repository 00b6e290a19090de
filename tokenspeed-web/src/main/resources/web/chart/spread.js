/** A box strip: the range from the tenth to the ninetieth percentile with a tick at the median. */

import { svg } from '../base/dom.js';
import { known, tps } from '../base/format.js';

const WIDTH = 120;
const HEIGHT = 16;
const PAD = 4;

/**
 * @param {{p10: number|null, p50: number|null, p90: number|null}} values
 * @param {number} max the end of the axis that all rows share
 * @returns {SVGElement|null} nothing when the percentiles are unknown
 */
export function spread({ p10, p50, p90 }, max) {
  if (!known(p10) || !known(p50) || !known(p90) || !(max > 0)) return null;
  const x = value => (PAD + (value / max) * (WIDTH - 2 * PAD)).toFixed(1);
  const middle = HEIGHT / 2;
  const label = `10th percentile ${tps(p10)}, median ${tps(p50)}, 90th percentile ${tps(p90)} tokens per second`;
  return svg(
    'svg',
    {
      class: 'spread',
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': label,
    },
    svg('title', {}, label),
    svg('line', { class: 'axis', x1: PAD, x2: WIDTH - PAD, y1: middle, y2: middle }),
    svg('rect', { class: 'box', x: x(p10), y: middle - 4, width: Math.max(2, x(p90) - x(p10)), height: 8, rx: 2 }),
    svg('line', { class: 'median', x1: x(p50), x2: x(p50), y1: 1, y2: HEIGHT - 1 }),
  );
}
