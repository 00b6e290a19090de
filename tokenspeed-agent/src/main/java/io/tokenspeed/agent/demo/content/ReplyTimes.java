package io.tokenspeed.agent.demo.content;

/**
 * When an answer was asked for and came, in milliseconds since the epoch.
 *
 * @param askedMillis when the request was sent
 * @param firstMillis when the first token arrived
 * @param endMillis when the answer was complete or given up
 */
public record ReplyTimes(long askedMillis, long firstMillis, long endMillis) {}
