package io.tokenspeed.model.activity;

import io.tokenspeed.model.usage.TokenSums;
import org.jspecify.annotations.Nullable;

/**
 * What only an interaction with a model has.
 *
 * @param model the model
 * @param provider the provider; null when unknown
 * @param agentRun the sub-agent that made the request; null for the main agent
 * @param tokens its tokens; null where none were reported
 * @param priceId the price that its cost was computed with; null where it was not computed
 */
public record ChatFacts(
        String model,
        @Nullable String provider,
        @Nullable String agentRun,
        @Nullable TokenSums tokens,
        @Nullable String priceId) {}
