/** The prices page: models without a price, prices that wait for the user, all rates, and when they were last fetched. */

import { ApiError, get, startOver } from '../base/api.js';
import { byId, h, replace, say } from '../base/dom.js';
import { createTable } from '../table/tables.js';
import { heldColumns, rateColumns, syncColumns, unpricedColumns } from './price-columns.js';
import { rateView } from './rate-view.js';

const LIMIT = 1000;

/** @param {unknown} error */
const problemOf = error => (error instanceof ApiError ? error.message : `The page could not show the answer: ${error}`);

/** @param {string} title @param {string} hint @param {...any} content */
const panel = (title, hint, ...content) =>
  h('section', { class: 'panel' }, h('div', { class: 'panel-head' }, h('h2', {}, title), h('p', { class: 'hint' }, hint)), ...content);

/** @param {string} text what the user typed @returns {(rate: any) => boolean} */
function matching(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rate => words.every(word => `${rate.providerID} ${rate.modelID} ${rate.source.name}`.toLowerCase().includes(word));
}

/**
 * @param {import('../page/details.js').Details} details
 * @param {(path: string) => boolean} has whether the server has an endpoint
 */
export function createPrices(details, has) {
  let epoch = 0;
  /** @type {any[]} */
  let all = [];
  const root = byId('prices');
  const problem = h('div', { class: 'banner err', role: 'alert', hidden: true });
  const found = h('p', { class: 'hint', role: 'status' });
  const search = h('input', { type: 'search', id: 'price-search', autocomplete: 'off', spellcheck: 'false', oninput: draw });
  const [unpricedPlace, ratePlace, heldPlace, syncPlace] = [h('div'), h('div'), h('div'), h('div')];
  const table = (place, name, caption, columns, rowKey, none) => createTable(place, { name, caption, columns, rowKey, sort: null, shown: 30, none });
  const unpriced = table(unpricedPlace, 'unpriced', 'Models without a price', unpricedColumns, r => `${r.providerID}/${r.modelID}`, 'Every request has a cost.');
  const rates = table(ratePlace, 'rates', 'Rates', rateColumns(open), r => r.priceId, 'No price matches.');
  const held = table(heldPlace, 'held', 'Held prices', heldColumns, r => r.priceId, 'No price waits for you.');
  const syncs = table(syncPlace, 'syncs', 'Price lists', syncColumns, r => `${r.source} ${r.at}`, 'Prices were never fetched: they are those that came with the program.');
  const heldPanel = panel('Held prices', 'they moved too far to be believed; decide with tokenspeed pricing confirm ID or reject ID', heldPlace);
  const syncPanel = panel('Price lists', 'fetched only when asked: tokenspeed pricing sync', syncPlace);
  const head = h('div', { class: 'panel-head' }, h('h2', { id: 'prices-title', tabindex: -1 }, 'Prices'), h('p', { class: 'hint' }, 'US dollars per million tokens; open a model for every rate and its source'));
  const bar = h('div', { class: 'prose price-bar' }, h('label', { for: 'price-search' }, 'Find'), search, found);
  root.replaceChildren(
    problem,
    panel('Models without a price', 'their cost is unknown, not zero; set a price in prices.csv', unpricedPlace),
    heldPanel,
    h('section', { class: 'panel' }, head, bar, ratePlace),
    syncPanel,
  );

  function draw() {
    const shown = all.filter(matching(search.value));
    say(found, shown.length === all.length ? `${all.length} prices` : `${shown.length} of ${all.length} prices`);
    rates.render(shown);
  }

  /** @param {any} price */
  function open(price) {
    details.show(`${price.modelID} at ${price.providerID}`, ...rateView(price));
  }

  /** Shows nothing of what this server does not have. @param {string} name @param {HTMLElement} place */
  async function optional(name, place) {
    const there = has(`/api/pricing/${name}`);
    place.hidden = !there;
    return there ? get(`pricing/${name}`) : [];
  }

  /** Only the newest reading may draw. */
  async function read() {
    const mine = ++epoch;
    startOver();
    try {
      const [book, missing, waiting, lists] = await Promise.all([
        get('pricing/rates'),
        get('pricing/unpriced', { limit: LIMIT }),
        optional('held', heldPanel),
        optional('sync', syncPanel),
      ]);
      if (mine !== epoch) return;
      problem.hidden = true;
      all = book.rates;
      draw();
      unpriced.render(missing);
      held.render(waiting);
      syncs.render(lists);
    } catch (error) {
      if (mine === epoch) {
        problem.hidden = false;
        replace(problem, h('p', {}, h('strong', {}, problemOf(error))));
      }
    } finally {
      if (mine === epoch) root.setAttribute('aria-busy', 'false');
    }
  }

  return {
    /** The prices page is shown. */
    open() {
      root.setAttribute('aria-busy', 'true');
      read();
    },
    leave() {
      epoch++;
    },
  };
}
