package io.tokenspeed.model.metric;

/**
 * A sum of tokens.
 *
 * @param sum the tokens
 */
public record TokenSum(long sum) implements MetricValue {}
