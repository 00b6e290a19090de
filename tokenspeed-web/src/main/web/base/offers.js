/** What charts of the page offer to save. */

/** @typedef {{label: string, csv: () => string}} Offer */

/** @type {Set<Offer>} */
const offers = new Set();

/** @param {Offer} one @returns {() => void} takes it back */
export function offer(one) {
  offers.add(one);
  return () => offers.delete(one);
}

/** @returns {Offer[]} in the order of the page */
export const offered = () => [...offers];
