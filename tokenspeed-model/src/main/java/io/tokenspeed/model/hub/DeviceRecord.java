package io.tokenspeed.model.hub;

/**
 * A record of a device, to be put into {@link TokenStorage}.
 *
 * @param deviceId whose it is
 * @param record the state of one of its buckets
 */
public record DeviceRecord(String deviceId, UsageRecord record) {}
