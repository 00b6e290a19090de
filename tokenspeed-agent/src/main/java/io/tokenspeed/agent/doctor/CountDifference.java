package io.tokenspeed.agent.doctor;

import org.jspecify.annotations.Nullable;

/**
 * A number that a tool keeps of its own, and ours.
 *
 * @param of the day in UTC, or the session
 * @param model the model; null where the numbers are of all models
 * @param theirs the tool's number
 * @param ours the number of what is stored
 */
public record CountDifference(String of, @Nullable String model, long theirs, long ours) {
    private static final double TOLERATED = 0.01;

    /** By how much the numbers differ. */
    public long difference() {
        return Math.abs(theirs - ours);
    }

    /** The difference as a part of the larger number. */
    public double share() {
        return difference() / (double) Math.max(1, Math.max(theirs, ours));
    }

    /** Whether the numbers differ by more than one in a hundred. */
    boolean isOne() {
        return share() > TOLERATED;
    }
}
