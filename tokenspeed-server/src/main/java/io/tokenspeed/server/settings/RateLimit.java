package io.tokenspeed.server.settings;

/**
 * How often something may be done: a burst at once, and a steady rate after it.
 *
 * @param burst how many at once
 * @param perMinute how many per minute after that
 */
public record RateLimit(int burst, int perMinute) {}
