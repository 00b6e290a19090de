package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.record.Outcome;

/** Takes note of attempts. Called on event loops, so it never waits. */
public interface Recording {
    /** An attempt has ended. */
    void ended(Outcome outcome);
}
