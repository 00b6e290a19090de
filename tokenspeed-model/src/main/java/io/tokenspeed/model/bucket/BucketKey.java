package io.tokenspeed.model.bucket;

/**
 * What identifies a bucket of one device.
 *
 * @param start start in seconds since the epoch, a multiple of {@code seconds}
 * @param seconds length; divides an hour
 * @param projectId anonymous project, or {@code none}
 * @param tool the program that made the requests
 * @param provider who answered them
 * @param model which model answered them
 */
public record BucketKey(long start, int seconds, String projectId, String tool, String provider, String model) {}
