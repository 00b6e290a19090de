/** The list of sessions: its filters, its table and its pages. */

import { get, getPage } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { zone } from '../filter/filters.js';
import { baseName } from '../base/format.js';
import { createTable } from '../table/tables.js';
import { listColumns } from './session-columns.js';

const LIMIT = 50;
const KINDS = { chat: 'with requests', db: 'with databases', api: 'with calls', cost_event: 'with costs' };

/** @param {string} name @param {string} all @param {[string, string][]} options */
function select(name, all, options) {
  return h('select', { name, 'aria-label': all }, h('option', { value: '' }, all), options.map(([value, label]) => h('option', { value, title: value }, label)));
}

/** @param {string} label @param {HTMLElement} input */
const labelled = (label, input) => h('label', {}, label, ' ', input);

/** @param {(next: string|null) => void} load */
function filterForm(load) {
  const places = { projectId: h('span'), agent: h('span'), userId: h('span') };
  const form = h(
    'form',
    { class: 'filters', 'aria-label': 'Filters of sessions' },
    labelled('From', h('input', { type: 'date', name: 'from' })),
    labelled('to', h('input', { type: 'date', name: 'to' })),
    Object.values(places),
    select('kind', 'All kinds', Object.entries(KINDS)),
    labelled('Whole trees', h('input', { type: 'checkbox', name: 'roots' })),
  );
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', () => load(null));
  return {
    form,
    /** The values that occur. */
    offer(projects, tools, users) {
      replace(places.projectId, select('projectId', 'All projects', projects.map(p => [p.projectID, p.name ?? baseName(p.projectID)])));
      replace(places.agent, select('agent', 'All agents', tools.map(t => [t.agent, t.agent])));
      replace(places.userId, select('userId', 'All users', users.map(u => [u.userID, u.userID])));
    },
    /** @returns {Record<string, string|number>} the parameters of the API */
    query() {
      const query = { tz: zone(), limit: LIMIT };
      for (const [name, value] of new FormData(form)) if (value && name !== 'roots') query[name] = String(value);
      if (query.to) query.to = dayAfter(query.to);
      if (form.elements.namedItem('roots').checked) query.parent = 'roots';
      return query;
    },
  };
}

/** The last day that a reader names is inside, the API's end is not. @param {string} day */
function dayAfter(day) {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() + 86_400_000).toISOString().slice(0, 10);
}

/**
 * @param {(work: () => Promise<void>) => void} run shows that something is loaded, or why it was not
 */
export function createSessionList(run) {
  const filters = filterForm(() => load());
  const place = h('div');
  const root = h('div', { class: 'panel' }, filters.form, place);
  let rows = [];
  let next = null;
  let offered = false;

  function show(roots) {
    place.replaceChildren();
    const options = { name: 'session-list', caption: 'Sessions', rowKey: r => r.id, sort: null, columns: listColumns(roots), none: 'No session matches.', onMore: more };
    createTable(place, options).render(rows, next !== null);
  }

  async function offer() {
    if (offered) return;
    const [projects, tools, users] = await Promise.all([get('projects', { limit: 1000 }), get('stats/tools'), get('stats/users', { limit: 1000 })]);
    filters.offer(projects, tools, users);
    offered = true;
  }

  function load() {
    run(async () => {
      await offer();
      const query = filters.query();
      const page = await getPage('sessions', query);
      [rows, next] = [page.rows, page.next];
      show(query.parent === 'roots');
    });
  }

  function more() {
    run(async () => {
      const page = await getPage(next);
      rows = [...rows, ...page.rows];
      next = page.next;
      show(filters.query().parent === 'roots');
    });
  }

  return { root, load };
}
