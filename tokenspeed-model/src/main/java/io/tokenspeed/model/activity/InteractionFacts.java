package io.tokenspeed.model.activity;

import io.tokenspeed.model.track.InteractionCost;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction cost, and what the program that tracked it says of it.
 *
 * @param cost its cost by component
 * @param calculation the version of the rules that computed the cost
 * @param name what was done, such as {@code orders.insert}; null for nothing
 * @param metadata a flat JSON object; null for none
 */
public record InteractionFacts(
        InteractionCost cost,
        int calculation,
        @Nullable String name,
        @Nullable String metadata) {}
