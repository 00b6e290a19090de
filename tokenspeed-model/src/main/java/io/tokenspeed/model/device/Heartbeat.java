package io.tokenspeed.model.device;

/**
 * A sign of life of a device, which carries no usage.
 *
 * @param programVersion the version of its local program
 * @param queueClass how full its upload queue is: {@code empty}, {@code low}, {@code mid} or {@code high}
 * @param ackedRecords how many of its records a hub has acknowledged, by the device's count
 * @param ackedRequests how many requests these records hold
 * @param at when the heartbeat arrived, in seconds since the epoch; only the day is stored
 */
public record Heartbeat(String programVersion, String queueClass, long ackedRecords, long ackedRequests, long at) {}
