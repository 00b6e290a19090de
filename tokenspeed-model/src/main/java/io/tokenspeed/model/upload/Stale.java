package io.tokenspeed.model.upload;

/**
 * A record that was not needed, because the hub holds a newer one.
 *
 * @param index its place in the batch
 * @param revision the stored revision
 */
public record Stale(int index, int revision) {}
