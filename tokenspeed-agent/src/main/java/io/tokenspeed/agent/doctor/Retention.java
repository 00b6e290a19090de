package io.tokenspeed.agent.doctor;

import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.sources.crosscheck.TranscriptPeriod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a tool keeps its transcripts, and which of those that were read are gone.
 *
 * @param periods how long it keeps them, for each of its folders; without those whose settings make no sense
 * @param gone how many files that were read are no longer where they were
 * @param newestGone when the newest of them was written last; null where none is gone
 * @param firstAt the earliest instant of a stored request of the tool; null where none is stored
 * @param told how many transcripts the tool told by OpenTelemetry that it deleted, at least; null where it told of none
 */
public record Retention(
        List<TranscriptPeriod> periods,
        long gone,
        @Nullable Instant newestGone,
        @Nullable Instant firstAt,
        @Nullable MetricTotal told) {
    public Retention {
        periods = List.copyOf(periods);
    }
}
