package io.tokenspeed.model.device;

/**
 * What a device tells without data.
 *
 * @param agentVersion its program's version
 * @param queueClass {@code empty}, {@code low}, {@code mid} or {@code high}
 * @param ackedRecords records that it knows to be acknowledged
 * @param ackedRequests requests in them
 * @param at when it arrived, in seconds since the epoch; kept as a day
 */
public record Heartbeat(String agentVersion, String queueClass, long ackedRecords, long ackedRequests, long at) {}
