/** The filters of the address: `f=is,model,claude-opus-4.8`. The API understands the same words. */

import { visible } from '../base/visible.js';
import { baseName } from '../base/format.js';

/** @typedef {{op: string, dimension: string, values: string[]}} Filter */

export const OPERATORS = { is: 'is', is_not: 'is not', contains: 'contains', contains_not: 'does not contain', gte: '≥', lte: '≤' };

export const DIMENSIONS = {
  project: 'Project',
  provider: 'Provider',
  model: 'Model',
  tool: 'Agent',
  device: 'Device',
  status: 'Status',
  latency_ms: 'Latency (ms)',
  ttft_ms: 'First token (ms)',
  output_tokens: 'Output tokens',
  total_tokens: 'Tokens',
  cost_nano: 'Cost (nano-dollars)',
};

/** Dimensions whose values are numbers, which only single requests can be chosen by. */
export const NUMBERS = ['latency_ms', 'ttft_ms', 'output_tokens', 'total_tokens', 'cost_nano'];

/** @param {string} text `is,model,a%2Cb,c` @returns {Filter|null} null where it is not understood */
export function parseFilter(text) {
  const [op, dimension, ...values] = text.split(',').map(decodePart);
  const fits = NUMBERS.includes(dimension) === ['gte', 'lte'].includes(op);
  const known = Object.hasOwn(OPERATORS, op) && Object.hasOwn(DIMENSIONS, dimension);
  return known && fits && values.length > 0 && values.every(value => value !== '' && value !== null) ? { op, dimension, values } : null;
}

/** @param {string} part */
function decodePart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Only what would be read as another part is encoded, so that addresses stay readable. @param {string} part */
const encodePart = part => part.replace(/[%,]/g, char => encodeURIComponent(char));

/** @param {Filter} filter @returns {string} */
export const filterText = ({ op, dimension, values }) => [op, dimension, ...values].map(encodePart).join(',');

/** @param {Filter} filter @returns {string} what people read: `Model is claude-opus-4.8` */
export function filterWords({ op, dimension, values }) {
  const shown = values.map(value => (dimension === 'project' ? baseName(value) : value));
  return visible(`${DIMENSIONS[dimension]} ${OPERATORS[op]} ${shown.join(' or ')}`);
}

/** @param {Filter[]} filters @param {Filter} added replaces the filter with the same operator and dimension */
export function withFilter(filters, added) {
  const others = filters.filter(filter => filter.op !== added.op || filter.dimension !== added.dimension);
  return [...others, added];
}
