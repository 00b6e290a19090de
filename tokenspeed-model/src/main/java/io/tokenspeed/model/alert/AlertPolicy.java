package io.tokenspeed.model.alert;

import java.time.Duration;

/**
 * How ticks become events.
 *
 * @param enabled whether the rule is evaluated
 * @param consecutive how many violating ticks in a row open an event, and how many fine ones close it
 * @param noData how a tick without data counts
 * @param cooldown for how long after an event closed another one is recorded, but not delivered
 */
public record AlertPolicy(boolean enabled, int consecutive, AlertNoData noData, Duration cooldown) {}
