package io.tokenspeed.model.dashboard;

/**
 * A stored request with its place in the order of arrival.
 *
 * @param mark number that rises with every arrival
 * @param request the request as it is now
 */
public record Arrival(long mark, RecordedRequest request) {}
