package io.tokenspeed.uploader.queue.ledger;

/**
 * The digest and the sums of a record's content.
 *
 * @param hash equal for equal contents of a bucket
 * @param requests the number of requests
 * @param tokens their tokens of all classes
 */
record ContentSummary(String hash, long requests, long tokens) {}
