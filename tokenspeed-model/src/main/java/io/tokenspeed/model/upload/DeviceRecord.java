package io.tokenspeed.model.upload;

/**
 * A record of a device, to be put into {@link io.tokenspeed.model.hub.TokenStorage}.
 *
 * @param deviceId whose it is
 * @param record the state of one of its buckets
 */
public record DeviceRecord(String deviceId, UsageRecord record) {}
