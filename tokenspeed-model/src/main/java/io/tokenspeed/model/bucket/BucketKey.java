package io.tokenspeed.model.bucket;

/**
 * Identifies one bucket among all of a device.
 *
 * @param start start of the bucket in seconds since the epoch, a multiple of {@code seconds}
 * @param seconds length of the bucket in seconds; 3600 is a multiple of it
 * @param projectId the project's pseudonym, or {@code none}; see {@link io.tokenspeed.model.wire.ProjectIds}
 * @param tool the program that made the requests
 * @param provider who answered them
 * @param model which model answered them
 */
public record BucketKey(long start, int seconds, String projectId, String tool, String provider, String model) {}
