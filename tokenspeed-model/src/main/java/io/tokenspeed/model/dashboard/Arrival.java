package io.tokenspeed.model.dashboard;

/**
 * A request that was stored.
 *
 * @param mark its place in the order of arrival
 * @param request the request as it is now
 */
public record Arrival(long mark, RecordedRequest request) {}
