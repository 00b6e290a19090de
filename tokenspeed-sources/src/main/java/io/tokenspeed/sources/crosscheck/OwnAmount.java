package io.tokenspeed.sources.crosscheck;

import org.jspecify.annotations.Nullable;

/**
 * One number that a tool keeps.
 *
 * @param of the day ({@code 2026-11-02}) or the id of the session
 * @param model the model; null where the number is of all models
 * @param amount the number, above 0
 */
public record OwnAmount(String of, @Nullable String model, long amount) {}
