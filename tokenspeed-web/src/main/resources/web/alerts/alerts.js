/** The alerts page and its banner: reads rules, events and targets, and changes them with the token. */

import { ApiError, change, get, startOver } from '../base/api.js';
import { byId, h, replace, say } from '../base/dom.js';
import { createTable } from '../table/tables.js';
import { showAlertBanner } from './alert-banner.js';
import { eventColumns, ruleColumns, targetColumns } from './alert-columns.js';
import { ruleEditor } from './alert-editor.js';

const EVERY_MS = 60_000;
const LIMIT = 200;

/** @param {unknown} error */
const problemOf = error => (error instanceof ApiError ? error.message : `The page could not show the answer: ${error}`);

/** @param {string} title @param {string} hint @param {...any} content */
const panel = (title, hint, ...content) =>
  h('section', { class: 'panel' }, h('div', { class: 'panel-head' }, h('h2', {}, title), h('p', { class: 'hint' }, hint)), ...content);

/** The token stays in this field: neither a cookie nor the browser's storage keeps it. */
function tokenField() {
  const input = h('input', { type: 'password', id: 'alert-token', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
  const hint = h('p', { class: 'hint' }, 'Changes, previews and tests need the token of this server: TS_LOCAL_TOKEN, or the file local-token beside its database. Without it this page only shows.');
  return { input, element: h('div', { class: 'prose' }, h('label', { for: 'alert-token' }, 'Token'), input, hint) };
}

/** @param {import('../page/details.js').Details} details */
export function createAlerts(details) {
  let looking = false;
  let timer = 0;
  let epoch = 0;
  const root = byId('alerts');
  const problem = h('div', { class: 'banner err', role: 'alert', hidden: true });
  const said = h('p', { class: 'hint', role: 'status' });
  const token = tokenField();
  const [rulePlace, eventPlace, targetPlace] = [h('div'), h('div'), h('div')];
  const table = (place, name, caption, columns, rowKey, none) => createTable(place, { name, caption, columns, rowKey, sort: null, shown: 30, none });
  const rules = table(rulePlace, 'rules', 'Rules', ruleColumns(edit), r => r.id, 'There is no rule.');
  const events = table(eventPlace, 'events', 'Events', eventColumns, e => String(e.id), 'Nothing has fired in the last 90 days.');
  const targets = table(targetPlace, 'targets', 'Targets', targetColumns(test), t => t.id, '');
  const head = h('div', { class: 'panel-head' }, h('h2', { id: 'alerts-title', tabindex: -1 }, 'Alerts'), h('p', { class: 'hint' }, 'open a rule to change it'));
  root.replaceChildren(
    problem,
    h('section', { class: 'panel' }, head, rulePlace),
    panel('What fired', 'the last 90 days, newest first', eventPlace),
    h('div', { class: 'pair' }, panel('Whom alerts tell', 'set up with tokenspeed alerts target', targetPlace, said), panel('Changing', '', token.element)),
  );

  /** Only the newest reading may draw. */
  async function read() {
    const mine = ++epoch;
    clearTimeout(timer);
    startOver();
    try {
      const [all, past, places] = await Promise.all([get('alerts/rules'), looking ? get('alerts/events', { limit: LIMIT }) : null, looking ? get('alerts/targets') : null]);
      if (mine !== epoch) return;
      problem.hidden = true;
      showAlertBanner(all, new Date());
      rules.render(all.rules);
      if (past && places) {
        events.render(past.events);
        targets.render(places.targets);
      }
    } catch (error) {
      if (mine === epoch) fail(error);
    } finally {
      if (mine === epoch) {
        timer = setTimeout(tick, EVERY_MS);
        root.setAttribute('aria-busy', 'false');
      }
    }
  }

  /** @param {unknown} error */
  function fail(error) {
    problem.hidden = false;
    replace(problem, h('p', {}, h('strong', {}, problemOf(error))));
  }

  /** A hidden page asks nothing, but asks at once when it is shown again. */
  function tick() {
    if (document.visibilityState === 'visible') read();
  }

  /** @param {string} method @param {string} path @param {any} body */
  const send = (method, path, body) => change(method, path, body, token.input.value.trim());

  /** @param {any} rule */
  function edit(rule) {
    const path = `alerts/rules/${encodeURIComponent(rule.id)}`;
    async function done(sent) {
      await sent;
      details.close();
      read();
    }
    const actions = {
      preview: changed => send('POST', 'alerts/preview', changed),
      save: changed => done(send('PUT', path, changed)),
      mute: (_, until) => done(send('POST', `${path}/mute`, { until })),
    };
    details.show(rule.name, ruleEditor(rule, actions));
  }

  /** @param {any} target */
  async function test(target) {
    say(said, `Sending a test to ${target.id}…`);
    try {
      const answer = await send('POST', `alerts/targets/${encodeURIComponent(target.id)}/test`);
      say(said, answer.delivered ? `The test arrived at ${target.id}.` : `The test did not arrive at ${target.id}: ${answer.error}.`);
    } catch (error) {
      say(said, problemOf(error));
    }
  }

  return {
    start() {
      document.addEventListener('visibilitychange', tick);
      read();
    },
    read,
    /** The alerts page is shown. */
    open() {
      looking = true;
      root.setAttribute('aria-busy', 'true');
      read();
    },
    leave() {
      looking = false;
    },
  };
}
