/** The five tables of the page. */

import { requestColumns } from './request-columns.js';
import { createTable } from './tables.js';
import { modelColumns, projectColumns, providerColumns, sessionColumns } from './usage-columns.js';

const BY_TOKENS = { key: 'tokens', down: true };

/** @param {string} name @param {string} caption @param {object} options */
function table(name, caption, options) {
  const place = /** @type {HTMLElement} */ (document.querySelector(`[data-table=${name}]`));
  return createTable(place, { name, caption, sort: null, rowKey: r => r.id, ...options });
}

/**
 * @param {object} actions
 * @param {(name: string, value: string) => void} actions.narrow sets a filter
 * @param {(row: any) => void} actions.open shows the details of a request
 * @param {(name: 'requests'|'sessions') => void} actions.more asks the server for more rows
 */
export function createTables({ narrow, open, more }) {
  return {
    models: table('models', 'Models', { columns: modelColumns(narrow), rowKey: r => r.modelID, sort: BY_TOKENS, shown: 12 }),
    providers: table('providers', 'Providers', {
      columns: providerColumns(narrow),
      rowKey: r => r.providerID,
      sort: BY_TOKENS,
      shown: 8,
    }),
    projects: table('projects', 'Projects', {
      columns: projectColumns(narrow),
      rowKey: r => r.projectID,
      sort: BY_TOKENS,
      shown: 8,
    }),
    requests: table('requests', 'Recent requests', {
      columns: requestColumns(open),
      shown: 20,
      onOpen: open,
      onMore: () => more('requests'),
    }),
    sessions: table('sessions', 'Sessions', { columns: sessionColumns(), shown: 10, onMore: () => more('sessions') }),
  };
}
