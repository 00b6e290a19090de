package io.tokenspeed.agent.doctor;

/**
 * The records that were read from a tool's files, as they are stored.
 *
 * @param attempts attempts in the database that the records describe
 * @param requests attempts that count as requests
 * @param duplicates records that merged into one of those attempts
 */
public record StoredRecords(long attempts, long requests, long duplicates) {}
