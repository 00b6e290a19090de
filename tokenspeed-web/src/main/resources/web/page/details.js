/** The panel at the side: every field of a request, how a number is measured, or other content. */

import { instantOf, isEstimate } from '../table/request-columns.js';
import { define } from '../base/definitions.js';
import { byId, h } from '../base/dom.js';
import { dateTime, duration, exact, exactUsd, known, tps, UNKNOWN } from '../base/format.js';

const text = value => (value === null || value === undefined || value === '' ? UNKNOWN : String(value));
const tokens = value => (known(value) ? exact(value) : UNKNOWN);
const yesNo = value => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : UNKNOWN);
const ms = value => (known(value) ? `${duration(value)}${value >= 1000 ? ` (${exact(value, 'ms')})` : ''}` : UNKNOWN);
const usd = nanos => (known(nanos) ? exactUsd(nanos) : UNKNOWN);
const two = value => (known(value) ? `${exact(value)} tok/s` : UNKNOWN);

/** @param {any} r @returns {[string, [string, string][]][]} groups of definition name and shown value */
export function fieldsOf(r) {
  const speed = known(r.speed?.tps) ? `${tps(r.speed.tps, isEstimate(r))} tok/s` : UNKNOWN;
  const output = tokens(r.outputTokensTotal);
  return [
    [
      'What',
      [
        ['modelID', text(r.modelID)],
        ['providerID', text(r.providerID)],
        ['projectID', text(r.projectID)],
        ['tool', text(r.tool)],
        ['agent', text(r.agent)],
        ['serviceTier', text(r.serviceTier)],
        ['status', text(r.status)],
        ['errorKind', text(r.errorKind)],
      ],
    ],
    [
      'Tokens',
      [
        ['totalTokens', tokens(r.totalTokensAll)],
        ['inputTokens', tokens(r.inputTokens)],
        ['cacheReadTokens', tokens(r.cacheReadTokens)],
        ['cacheWriteTokens', tokens(r.cacheWriteTokens)],
        ['cacheWrite5mTokens', tokens(r.cacheWrite5mTokens)],
        ['cacheWrite1hTokens', tokens(r.cacheWrite1hTokens)],
        ['outputTokens', r.outputReliable === false && known(r.outputTokensTotal) ? `~${output}` : output],
        ['reasoningTokens', tokens(r.reasoningTokens)],
        ['outputReliable', yesNo(r.outputReliable)],
      ],
    ],
    [
      'Cost',
      [
        ['cost', usd(r.costNanoUsd)],
        ['costSource', text(r.costSource)],
        ['priceID', text(r.priceID)],
      ],
    ],
    [
      'Speed',
      [
        ['speedTps', speed],
        ['speedBasis', text(r.speed?.basis)],
        ['speedTokens', tokens(r.speed?.tokens)],
        ['speedMs', ms(r.speed?.ms)],
        ['ttftMs', ms(r.ttftMs)],
        ['latencyMs', ms(r.latencyMs)],
      ],
    ],
    [
      'Time',
      [
        ['instant', dateTime(r.instant)],
        ['startedAt', dateTime(r.startedAt)],
        ['completedAt', dateTime(r.completedAt)],
      ],
    ],
    [
      'Identity',
      [
        ['sessionID', text(r.sessionID)],
        ['messageID', text(r.messageID)],
        ['id', text(r.id)],
      ],
    ],
    [
      'For scripts of the predecessor',
      [
        ['compatibleOutput', tokens(r.outputTokens)],
        ['compatibleTotal', tokens(r.totalTokens)],
        ['outputTps', two(r.outputTps)],
        ['totalTps', two(r.totalTps)],
      ],
    ],
  ];
}

/** @param {[string, string|null][]} fields */
function list(fields) {
  return h(
    'dl',
    {},
    fields.map(([name, value]) => {
      const { label, text: meaning } = define(name);
      return h(
        'div',
        { class: 'field', 'data-field': name },
        h('dt', {}, label),
        value !== null && h('dd', { class: 'field-value' }, h('bdi', {}, value)),
        h('dd', { class: 'meaning' }, meaning),
      );
    }),
  );
}

/**
 * @typedef {object} Details
 * @property {(row: any) => void} request
 * @property {(title: string, names: string[]) => void} explain
 * @property {(title: string, ...content: Node[]) => void} show
 * @property {() => void} close
 */

/** @returns {Details} */
export function createDetails() {
  const dialog = byId('details');
  /** @type {HTMLElement|null} */
  let opener = null;
  let key = null;

  function open(title, ...content) {
    opener = document.activeElement;
    key = opener?.getAttribute('data-focus');
    byId('details-title').textContent = title;
    byId('details-body').replaceChildren(...content);
    dialog.showModal();
    dialog.scrollTop = 0;
    byId('details-title').focus();
  }

  // Where the table was drawn anew meanwhile, the browser cannot return the focus by itself.
  dialog.addEventListener('close', () => {
    const target = opener?.isConnected ? opener : key && document.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    target?.focus();
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  byId('details-close').addEventListener('click', () => dialog.close());

  return {
    show: open,
    close: () => dialog.close(),
    request: row =>
      open(
        `Request of ${dateTime(instantOf(row)?.getTime())}`,
        ...fieldsOf(row).map(([title, fields]) => h('section', {}, h('h3', {}, title), list(fields))),
      ),
    explain: (title, names) => open(`How ${title} is measured`, list(names.map(name => [name, null]))),
  };
}
