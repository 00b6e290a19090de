/** The tables of the page. */

import { byId, h, replace } from '../base/dom.js';
import { known, tps } from '../base/format.js';
import { unusedNote, used } from './no-usage.js';
import { requestColumns } from './request-columns.js';
import { createTable } from './tables.js';
import { deviceColumns, modelColumns, projectColumns, providerColumns, sessionColumns } from './usage-columns.js';

const BY_TOKENS = { key: 'tokens', down: true };

/** @param {string} name @returns {HTMLElement} */
const place = name => /** @type {HTMLElement} */ (document.querySelector(`[data-table=${name}]`));

/** @param {string} name @param {string} caption @param {object} options */
function table(name, caption, options) {
  return createTable(place(name), { name, caption, sort: null, rowKey: r => r.id, ...options });
}

/**
 * A table of sums, with a note about what has no row in it.
 * @param {string} name
 * @param {string} caption
 * @param {object} options
 */
function usageTable(name, caption, options) {
  const inner = table(name, caption, { sort: BY_TOKENS, ...options });
  const note = h('div', { class: 'table-note' });
  place(name).append(note);
  return {
    /** @param {any[]} rows */
    render(rows) {
      inner.render(used(rows));
      replace(note, unusedNote(rows, options.columns[0].cell));
    },
  };
}

/** Shows the end of the axis that all speed strips share. @param {any[]} models */
function showAxis(models) {
  const ends = models.map(m => m.e2eTpsP90).filter(known);
  const hint = ends.length ? `strips: p10 to p90 and the median, on one axis from 0 to ${tps(Math.max(...ends))} tok/s` : '';
  byId('models-hint').textContent = hint;
}

/**
 * @param {object} actions
 * @param {(name: string, value: string) => void} actions.narrow sets a filter
 * @param {(row: any) => void} actions.open shows the details of a request
 * @param {(name: 'requests'|'sessions') => void} actions.more asks the server for more rows
 */
export function createTables({ narrow, open, more }) {
  const models = usageTable('models', 'Models', { columns: modelColumns(narrow), rowKey: r => r.modelID, shown: 12 });
  return {
    models: {
      render(rows) {
        showAxis(rows);
        models.render(rows);
      },
    },
    providers: usageTable('providers', 'Providers', { columns: providerColumns(narrow), rowKey: r => r.providerID, shown: 8 }),
    projects: usageTable('projects', 'Projects', { columns: projectColumns(narrow), rowKey: r => r.projectID, shown: 8 }),
    devices: usageTable('devices', 'Devices', { columns: deviceColumns(narrow), rowKey: r => r.deviceId, shown: 12 }),
    requests: table('requests', 'Recent requests', {
      columns: requestColumns(open),
      shown: 20,
      onOpen: open,
      onMore: () => more('requests'),
    }),
    sessions: table('sessions', 'Sessions', { columns: sessionColumns(), shown: 10, onMore: () => more('sessions') }),
  };
}
