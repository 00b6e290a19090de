package io.tokenspeed.hub.command;

import io.tokenspeed.model.device.AuditContext;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The surroundings that all commands share.
 *
 * @param operators opens the hub's database
 * @param out where commands print
 * @param asking asks the user before something that cannot be undone
 * @param clock tells the time of changes
 */
public record Console(Supplier<Operator> operators, PrintStream out, Asking asking, Clock clock) {
    public Console {
        out = new VisibleOutput(out);
    }

    AuditContext act() {
        return new AuditContext("operator", "", clock.instant().getEpochSecond());
    }

    static String time(long epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds).toString();
    }
}
