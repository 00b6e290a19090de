package io.tokenspeed.agent.doctor;

/**
 * What became of the records that were read from a tool's files.
 *
 * @param attempts attempts in the database that were made from them
 * @param requests those of them that count as requests
 * @param duplicates records that merged into one of those attempts
 */
public record StoredRecords(long attempts, long requests, long duplicates) {}
