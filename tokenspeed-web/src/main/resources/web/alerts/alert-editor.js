/** The form of one rule: its fields, what it would have done, and saving, muting and switching it off. */

import { h, replace, say } from '../base/dom.js';
import { pastText, previewText } from './alert-words.js';

/** Fields that a form may change, with what people call them. */
const LABELS = {
  name: 'Name',
  threshold: 'Threshold',
  budget: 'Budget',
  capacity: 'Capacity, attempts per minute',
  statistic: 'Statistic',
  measure: 'Measure',
  sensitivity: 'Sensitivity',
  window: 'Window',
  activeHours: 'Active hours',
  minSamples: 'Least attempts',
  consecutive: 'Ticks in a row',
  cooldown: 'Cool-down',
  provider: 'Only provider',
  model: 'Only model',
  tool: 'Only tool',
  targets: 'Targets',
};

/** Fields that a rule without a value may still get. */
const OPTIONAL = new Set(['budget', 'capacity', 'provider', 'model', 'tool', 'activeHours']);

/** Which kinds have the optional fields of their own. */
const OWN = { budget: ['token_budget', 'budget_burn'], capacity: ['request_rate'], activeHours: ['source_silent'] };

/** @param {any} rule @returns {string[]} */
export const fieldsOf = rule =>
  Object.keys(LABELS).filter(name => rule[name] !== null || (name === 'threshold' && rule.kind === 'spend_per_day') || (OPTIONAL.has(name) && (OWN[name]?.includes(rule.kind) ?? true)));

/** @param {any} value */
const shown = value => (Array.isArray(value) ? value.join(',') : String(value ?? ''));

/**
 * @param {any} rule
 * @param {object} actions each returns a promise and throws what the server refuses
 * @param {(rule: any) => Promise<any>} actions.preview
 * @param {(rule: any) => Promise<void>} actions.save
 * @param {(rule: any, until: string|null) => Promise<void>} actions.mute
 */
export function ruleEditor(rule, { preview, save, mute }) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const result = h('div', { class: 'prose', role: 'status' });
  const inputs = fieldsOf(rule).map(name => [name, h('input', { id: `rule-${name}`, name, value: shown(rule[name]), autocomplete: 'off', spellcheck: 'false' })]);
  const enabled = h('input', { type: 'checkbox', id: 'rule-enabled', checked: rule.enabled });

  function edited() {
    const changed = { ...rule, enabled: enabled.checked };
    for (const [name, input] of inputs) changed[name] = input.value.trim();
    return changed;
  }

  /** @param {() => Promise<any>} action */
  async function doing(action) {
    say(problem, '');
    try {
      await action();
    } catch (error) {
      say(problem, error.message);
    }
  }

  async function showPreview() {
    replace(result, h('p', {}, 'Looking at seven days…'));
    try {
      const answer = await preview(edited());
      replace(result, h('p', {}, h('strong', {}, previewText(answer))), answer.events.length > 0 && h('ul', {}, answer.events.slice(0, 10).map(e => h('li', {}, pastText(e)))));
    } catch (error) {
      replace(result);
      throw error;
    }
  }

  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const button = (label, action, more = {}) => h('button', { type: 'button', ...more, onclick: () => doing(action) }, label);
  // What is saved was previewed: a change makes another preview necessary.
  const saving = button('Save', () => save(edited()), { class: 'main', disabled: true, 'aria-describedby': 'rule-save-hint' });
  const looking = button('Preview', async () => {
    await showPreview();
    saving.disabled = false;
  });
  return h(
    'form',
    { class: 'rule', onsubmit: event => event.preventDefault(), oninput: () => { saving.disabled = true; } },
    inputs.map(([name, input]) => h('div', { class: 'field' }, h('label', { for: `rule-${name}` }, LABELS[name]), input)),
    h('div', { class: 'field check' }, enabled, h('label', { for: 'rule-enabled' }, 'Evaluated')),
    problem,
    h('div', { class: 'body-tools' }, looking, saving, rule.mutedUntil ? button('End the mute', () => mute(rule, null)) : button('Mute for an hour', () => mute(rule, inAnHour()))),
    h('p', { id: 'rule-save-hint', class: 'hint' }, 'A preview of the last seven days comes before saving.'),
    result,
  );
}
