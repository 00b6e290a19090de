package io.tokenspeed.server.assembly;

import java.net.BindException;
import java.util.Optional;

/** Finds out whether a server failed to start because it cannot listen at an address. */
public final class ListenFailure {
    private ListenFailure() {}

    /** Returns the system's exception about the address; empty where a start failed for another reason. */
    public static Optional<BindException> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return Optional.of(bind);
            }
        }
        return Optional.empty();
    }

    /** Whether the failed address has this port. Only messages in the chain of causes name the port. */
    public static boolean names(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).endsWith(":" + port)) {
                return true;
            }
        }
        return false;
    }
}
