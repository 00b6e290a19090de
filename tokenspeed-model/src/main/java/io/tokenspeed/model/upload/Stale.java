package io.tokenspeed.model.upload;

/**
 * A record that the hub did not store, because it holds a newer revision.
 *
 * @param index the record's place in the batch, from 0
 * @param revision the stored revision
 */
public record Stale(int index, int revision) {}
