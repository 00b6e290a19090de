package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.telemetry.MetricSum;

/**
 * What Claude Code 2.1.227 and later tell of the transcripts that they deleted: the event {@code retention_sweep}, at
 * most once in a session, whose attribute {@code transcripts_deleted} is there where it deleted or found none to delete.
 */
public final class DeletedTranscripts {
    /** Where the number of deleted transcripts is added up. */
    public static final MetricSum SUM = new MetricSum("claude", "", "", "transcripts_deleted");

    /** The name of the event. */
    static final String EVENT = "claude_code.retention_sweep";

    /** The attribute with the number. */
    static final String ATTRIBUTE = "transcripts_deleted";

    private DeletedTranscripts() {}

    /**
     * Returns how many transcripts a record tells of.
     *
     * @throws TelemetryException if its number makes no sense
     */
    public static long in(TelemetryRecord told) throws TelemetryException {
        return told.name().equals(EVENT) ? new Attributes(told.attributes()).count(ATTRIBUTE) : 0;
    }
}
