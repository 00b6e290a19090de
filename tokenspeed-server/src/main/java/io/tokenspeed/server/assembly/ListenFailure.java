package io.tokenspeed.server.assembly;

import java.net.BindException;
import java.util.Optional;

/** Finds out whether a server cannot start because of an address that it cannot listen at. */
public final class ListenFailure {
    private ListenFailure() {}

    /** What the system says of an address, where that is the reason of a failed start. */
    public static Optional<BindException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return Optional.of(bind);
            }
        }
        return Optional.empty();
    }

    /** Whether the failed address is the one with a port. Only the messages around the reason tell it. */
    public static boolean names(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).endsWith(":" + port)) {
                return true;
            }
        }
        return false;
    }
}
