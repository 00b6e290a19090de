package io.tokenspeed.hub.config;

/**
 * How often something may be done.
 *
 * @param burst how often at once
 * @param perMinute how often per minute after that
 */
public record RateLimit(int burst, int perMinute) {}
