package io.tokenspeed.model.track;

import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param outcome in a word
 * @param cost the cost of an interaction that is stored; null for other events, and where a server stored it
 * @param field the member of the event that is the reason, as a JSON pointer; null where it is stored
 * @param sentence the reason for people; null where it is stored
 */
public record TrackResult(
        TrackOutcome outcome,
        @Nullable InteractionCost cost,
        @Nullable String field,
        @Nullable String sentence) {
    /** An event that is stored now and has no cost. */
    public static final TrackResult STORED = new TrackResult(TrackOutcome.STORED, null, null, null);

    /** An event without a cost that was stored before. */
    public static final TrackResult DUPLICATE = new TrackResult(TrackOutcome.DUPLICATE, null, null, null);

    /** Returns the result of an interaction. */
    public static TrackResult of(TrackOutcome outcome, InteractionCost cost) {
        return new TrackResult(outcome, cost, null, null);
    }

    /** Returns the result of an event that contradicts what is stored. */
    public static TrackResult conflict(String field, String sentence) {
        return new TrackResult(TrackOutcome.CONFLICT, null, field, sentence);
    }

    /** Returns the conflict of an interaction whose id has other content. */
    public static TrackResult taken(Interaction interaction) {
        return conflict(
                "/id",
                "Interaction " + interaction.id() + " of " + interaction.app()
                        + " is stored with other content; use a new id.");
    }
}
