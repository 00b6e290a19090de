package io.tokenspeed.model.upload;

/**
 * A record with the device that sent it, to put into {@link io.tokenspeed.model.hub.TokenStorage}.
 *
 * @param deviceId the device that sent the record
 * @param record the state of one of the device's buckets
 */
public record DeviceRecord(String deviceId, UsageRecord record) {}
