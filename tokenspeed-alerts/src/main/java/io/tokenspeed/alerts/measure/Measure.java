package io.tokenspeed.alerts.measure;

import java.util.List;

/** What one rule looks at. Instants that it is asked for must not fall. Not safe for use by several threads. */
public interface Measure {
    /**
     * Returns what the rule sees at an instant, of every series that it knows then.
     *
     * @param now the instant in milliseconds since the epoch; nothing at or after it is seen
     */
    List<Reading> at(long now);
}
