package io.tokenspeed.meter.answer;

import org.jspecify.annotations.Nullable;

/**
 * How long a server says that it took, in nanoseconds. Ollama reports it at the end of an answer.
 *
 * @param loadNanos for loading the model; null where it did not say
 * @param promptNanos for reading the prompt
 * @param outputNanos for generating the output
 */
public record ServerTimings(
        @Nullable Long loadNanos,
        @Nullable Long promptNanos,
        @Nullable Long outputNanos) {}
