/** The fields of a rule that a form may change. */

/** What people call them. */
export const LABELS = {
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

/** Fields that a rule without a value may still get, and the kinds that have them; all kinds where none is named. */
const OPTIONAL = {
  threshold: ['spend_per_day'],
  budget: ['token_budget', 'budget_burn'],
  capacity: ['request_rate'],
  activeHours: ['source_silent'],
  provider: null,
  model: null,
  tool: null,
};

/** @param {string} name @param {string} kind */
const mayGet = (name, kind) => Object.hasOwn(OPTIONAL, name) && (OPTIONAL[name]?.includes(kind) ?? true);

/** @param {any} rule @returns {string[]} */
export const fieldsOf = rule => Object.keys(LABELS).filter(name => rule[name] !== null || mayGet(name, rule.kind));

/** @param {any} value */
const shown = value => (Array.isArray(value) ? value.join(',') : String(value ?? ''));

/** @param {any} rule @returns {Record<string, any>} texts by field, and `enabled` */
export function valuesOf(rule) {
  return { ...Object.fromEntries(fieldsOf(rule).map(name => [name, shown(rule[name])])), enabled: rule.enabled };
}

/** @param {any} rule @param {Record<string, any>} values @returns {any} the rule as the form has it */
export function edited(rule, values) {
  const texts = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  return { ...rule, ...Object.fromEntries(texts) };
}
