/** The banner over every view while an alert fires or could not be delivered. */

import { byId, h, replace } from '../base/dom.js';

/** @param {any[]} rules those that fire and are not muted */
const names = rules => rules.map(rule => rule.name).join(', ');

/**
 * @param {any[]} rules
 * @param {Date} now
 */
export function showAlertBanner(rules, now) {
  const firing = rules.filter(rule => rule.enabled && !(rule.mutedUntil && new Date(rule.mutedUntil) > now) && rule.series.some(one => one.state === 'firing'));
  const banner = byId('alert-banner');
  const text = firing.length ? `Firing: ${names(firing)}.` : '';
  if (banner.dataset.text === text) return;
  banner.dataset.text = text;
  banner.hidden = !text;
  replace(banner, text && [h('p', {}, h('strong', {}, text)), h('a', { href: '#alerts' }, 'Show the alerts')]);
}
