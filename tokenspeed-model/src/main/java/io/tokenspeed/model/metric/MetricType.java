package io.tokenspeed.model.metric;

/** A number on model calls that has a history. */
public enum MetricType {
    /** Attempts per minute, as a {@link Ratio} of attempts and minutes. */
    REQUEST_RATE("1/min"),
    /** Milliseconds from the start of building the prompt to the complete response, as a {@link Distribution}. */
    LATENCY_TOTAL("ms"),
    /** Milliseconds of building the prompt, of requests that mark it, as a {@link Distribution}. */
    LATENCY_CONTEXT("ms"),
    /** Milliseconds from sending the request to the complete response, as a {@link Distribution}. */
    LATENCY_LLM("ms"),
    /** Milliseconds from sending the request to the first token, as a {@link Distribution}. */
    TTFT("ms"),
    /** Decode speed in tokens per second, as {@link DecodeSpeeds}. */
    DECODE_TPS("token/s"),
    /** Tokens that models read, as a {@link TokenSum}. */
    TOKENS_PROMPT("token"),
    /** Tokens that models generated, as a {@link TokenSum}. */
    TOKENS_COMPLETION("token"),
    /** Tokens of both kinds, as a {@link TokenSum}. */
    TOKENS_TOTAL("token"),
    /** The share of failed attempts, as a {@link Ratio} of failed ones and attempts. */
    ERROR_RATE("1"),
    /** The share of requests that a cache of the program answered, as a {@link Ratio} of hits and requests. */
    CACHE_HIT_RATE("1");

    private final String unit;

    MetricType(String unit) {
        this.unit = unit;
    }

    /** Returns the unit of the values in UCUM, with {@code token} for tokens. */
    public String unit() {
        return unit;
    }
}
