/** The banner over every view while an alert fires or could not be delivered. */

import { byId, h, replace } from '../base/dom.js';

/** @param {any[]} rules those that fire and are not muted */
const names = rules => rules.map(rule => rule.name).join(', ');

/** @param {any} deliveries */
const failure = deliveries => deliveries.failed > 0 && `Not delivered: ${deliveries.failed} in the last seven days, the last to ${deliveries.lastError}.`;

/**
 * @param {any} answer all rules, and how deliveries stand
 * @param {Date} now
 */
export function showAlertBanner({ rules, deliveries }, now) {
  const firing = rules.filter(rule => rule.enabled && !(rule.mutedUntil && new Date(rule.mutedUntil) > now) && rule.series.some(one => one.state === 'firing'));
  const banner = byId('alert-banner');
  const text = [firing.length && `Firing: ${names(firing)}.`, failure(deliveries)].filter(Boolean).join(' ');
  if (banner.dataset.text === text) return;
  banner.dataset.text = text;
  banner.hidden = !text;
  replace(banner, text && [h('p', {}, h('strong', {}, text)), h('a', { href: '#alerts' }, 'Show the alerts')]);
}
