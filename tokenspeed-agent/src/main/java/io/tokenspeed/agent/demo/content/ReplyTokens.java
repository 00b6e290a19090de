package io.tokenspeed.agent.demo.content;

/**
 * The tokens of an answer.
 *
 * @param input uncached input tokens
 * @param cacheRead input tokens from the cache
 * @param cacheWrite input tokens written to the cache
 * @param output output tokens, reasoning included
 * @param reasoning reasoning tokens among them
 */
public record ReplyTokens(long input, long cacheRead, long cacheWrite, long output, long reasoning) {}
