package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.record.Served;

/** Takes note of attempts. Called on event loops, so it never waits. */
public interface Recording {
    /** An attempt has ended. */
    void ended(Outcome outcome);

    /** A request has been answered, after its last attempt ended. */
    void served(Served served);
}
