package io.tokenspeed.model.telemetry;

/**
 * How many of the requests that came by OpenTelemetry are stored, and what became of them. Those that are none of the
 * following are VS Code's chats around another agent.
 *
 * @param records all of them
 * @param paired those with a partner in a transcript, to which they lend their times
 * @param unlogged those without a partner in a session that has a transcript; they are not counted as requests unless
 *     the user wants it
 * @param counted those that count as requests
 * @param unloggedNano what the unlogged ones cost, as far as their price is known, in nano-dollars
 */
public record TelemetryCounts(long records, long paired, long unlogged, long counted, long unloggedNano) {
    /** Nothing came by OpenTelemetry. */
    public static final TelemetryCounts NONE = new TelemetryCounts(0, 0, 0, 0, 0);
}
