/** The list of recent requests, kept up to date by the live stream between two loads. */

import { byId, say } from '../base/dom.js';
import { tokens } from '../base/format.js';
import { debounced } from './live.js';
import { withoutFalseZeros } from '../table/request-columns.js';

const ANNOUNCE_MS = 2000;

/** Tells screen readers, at most every two seconds. */
function createAnnouncer() {
  let unsaid = 0;
  let last = null;
  const announce = debounced(() => {
    const one = `New request: ${last.modelID}, ${tokens(last.outputTokensTotal)} output tokens`;
    say(byId('announce'), unsaid === 1 ? one : `${unsaid} new requests`);
    unsaid = 0;
  }, ANNOUNCE_MS);
  return row => {
    [unsaid, last] = [unsaid + 1, row];
    announce();
  };
}

/** @param {{render: (rows: any[], more: boolean, marked: Set<string>) => void}} table */
export function createRecent(table) {
  const announce = createAnnouncer();
  /** @type {any[]} */
  let rows = [];
  /** @type {any[]} rows that the live stream brought since the load began */
  let arrived = [];
  let isMore = false;

  function draw(marked = new Set()) {
    table.render(rows.map(withoutFalseZeros), isMore, marked);
  }

  return {
    /** Must be called when a load begins. */
    begin() {
      arrived = [];
    },
    /** @param {any[]} read @param {boolean} more whether the server has more */
    render(read, more) {
      rows = [...arrived.filter(row => !read.some(r => r.id === row.id)), ...read];
      isMore = more;
      draw();
    },
    /** @param {any} row a finished request @param {number} limit */
    add(row, limit) {
      arrived = [row, ...arrived];
      rows = [row, ...rows.filter(r => r.id !== row.id)].slice(0, Math.max(limit, 1));
      draw(new Set([row.id]));
      announce(row);
    },
  };
}
