package io.tokenspeed.store.hours;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Converts instants to local days of a zone inside SQL. The expressions list all changes of the zone's offset between
 * two instants.
 */
public final class LocalHours {
    private static final int HOUR = 3600;
    private static final int QUARTER = 900;

    private final ZoneRules rules;
    private final Instant first;
    private final Instant last;

    /** For instants from {@code first} to {@code last} in {@code zone}. */
    public LocalHours(ZoneId zone, Instant first, Instant last) {
        this.rules = zone.getRules();
        this.first = first;
        this.last = last;
    }

    /** Whether every local day starts at a full hour of UTC, so that days can be added up from hours. */
    public boolean fullHours() {
        return offsetsAreMultiplesOf(HOUR);
    }

    /** Whether every local day starts at a full quarter of an hour of UTC. */
    public boolean fullQuarters() {
        return offsetsAreMultiplesOf(QUARTER);
    }

    private boolean offsetsAreMultiplesOf(int seconds) {
        for (Instant at = first; at != null; at = next(at)) {
            if (rules.getOffset(at).getTotalSeconds() % seconds != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns an SQL expression for the local day, in days since the epoch.
     *
     * @param millis a column or expression in milliseconds since the epoch
     */
    public String dayOf(String millis) {
        StringBuilder offset = new StringBuilder();
        int offsetSeconds = rules.getOffset(first).getTotalSeconds();
        for (Instant at = next(first); at != null; at = next(at)) {
            offset.append(offset.isEmpty() ? "CASE" : "")
                    .append(" WHEN ")
                    .append(millis)
                    .append(" < ")
                    .append(at.toEpochMilli())
                    .append(" THEN ")
                    .append(offsetSeconds * 1000L);
            offsetSeconds = rules.getOffset(at).getTotalSeconds();
        }
        String lastOffset = Long.toString(offsetSeconds * 1000L);
        String sum = offset.isEmpty()
                ? lastOffset
                : offset.append(" ELSE ").append(lastOffset).append(" END").toString();
        return "(" + millis + " + " + sum + ") / 86400000";
    }

    /** Returns an SQL condition for hours in which a local day begins after the hour's first instant. */
    public String isCut(String hour) {
        String start = "(" + hour + " * 3600000)";
        String end = "(" + hour + " * 3600000 + 3599999)";
        return "(" + dayOf(start) + " <> " + dayOf(end) + ")";
    }

    private @Nullable Instant next(Instant at) {
        ZoneOffsetTransition transition = rules.nextTransition(at);
        return transition == null || transition.getInstant().isAfter(last) ? null : transition.getInstant();
    }
}
