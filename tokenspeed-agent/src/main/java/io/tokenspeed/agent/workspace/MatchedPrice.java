package io.tokenspeed.agent.workspace;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The price row that a model matched.
 *
 * @param id the id of the row, as requests keep it
 * @param model the model of the row
 * @param provider the provider of the row; null where the row holds for any
 * @param validFrom when the row came into force; null where it always was
 * @param assumed whether the row is assumed to hold for the time before it was first seen
 * @param source where the row comes from
 * @param fetchedOn when it was taken from there
 */
public record MatchedPrice(
        String id,
        String model,
        @Nullable String provider,
        @Nullable Instant validFrom,
        boolean assumed,
        String source,
        @Nullable LocalDate fetchedOn) {}
