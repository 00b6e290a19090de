/** Where the names of points stand, so that they lie neither on each other nor on points. */

const CHAR = 6.6;
const LINE = 14;
const GAP = 5;

/** @param {any} a @param {any} b boxes */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {any} mark */
const boxOf = mark => ({ left: mark.x - mark.r, right: mark.x + mark.r, top: mark.y - mark.r, bottom: mark.y + mark.r });

/** Beside the point, else below and above it, further and further away. @param {any} mark @param {number} long */
function candidates(mark, long) {
  const rows = [0, LINE, -LINE, 2 * LINE, -2 * LINE, 3 * LINE, -3 * LINE];
  return rows.flatMap(row => [
    { x: mark.x + mark.r + GAP, y: mark.y + row },
    { x: mark.x - mark.r - GAP - long, y: mark.y + row },
    { x: mark.x - long / 2, y: mark.y + row + Math.sign(row || 1) * (mark.r + GAP) },
  ]);
}

/**
 * @param {{x: number, y: number, r: number, text: string}[]} marks
 * @param {number} width of the drawing
 * @returns {{x: number, y: number}[]} where each text begins, on its base line
 */
export function labelPlaces(marks, width) {
  const taken = marks.map(boxOf);
  return marks.map(mark => {
    const long = mark.text.length * CHAR;
    const box = at => ({ left: at.x, right: at.x + long, top: at.y - LINE / 2, bottom: at.y + LINE / 2 });
    const fits = at => at.x >= 0 && at.x + long <= width && !taken.some(other => meet(box(at), other));
    const all = candidates(mark, long);
    const place = all.find(fits) ?? all[0];
    taken.push(box(place));
    return { x: place.x, y: place.y + 4 };
  });
}
