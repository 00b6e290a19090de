package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubSettings;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Says what to set when an address cannot be listened at. */
record BindFailure(HubSettings settings) {
    /** One sentence about a failed start. */
    String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return sentence(failure, bind);
            }
        }
        return "The hub cannot start: " + failure.getMessage();
    }

    /** Only the texts around the cause tell which of the two ports it is. */
    private String sentence(Throwable failure, BindException bind) {
        boolean admin = names(failure, ":" + settings.listen().adminPort());
        String address = admin
                ? "127.0.0.1:" + settings.listen().adminPort()
                : settings.listen().bind() + ":" + settings.listen().port();
        return "The hub cannot listen at " + address + " (" + bind.getMessage() + "); set "
                + (admin
                        ? "TS_HUB_ADMIN_PORT to another port"
                        : "TS_HUB_PORT to another port, or TS_HUB_BIND to an address of this machine")
                + ".";
    }

    private static boolean names(@Nullable Throwable failure, String port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).endsWith(port)) {
                return true;
            }
        }
        return false;
    }
}
