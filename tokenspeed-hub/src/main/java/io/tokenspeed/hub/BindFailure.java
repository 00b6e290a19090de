package io.tokenspeed.hub;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.server.assembly.ListenFailure;
import java.net.BindException;

/** Explains a failed start, with the setting to change where the hub cannot listen at an address. */
record BindFailure(HubSettings settings) {
    /** Returns one sentence about a failed start. */
    String sentence(Throwable failure) {
        return ListenFailure.of(failure)
                .map(bind -> sentence(failure, bind))
                .orElseGet(() -> "The hub cannot start: " + failure.getMessage());
    }

    private String sentence(Throwable failure, BindException bind) {
        boolean admin = ListenFailure.names(failure, settings.listen().adminPort());
        String address = admin
                ? "127.0.0.1:" + settings.listen().adminPort()
                : settings.listen().bind() + ":" + settings.listen().port();
        return "The hub cannot listen at " + address + " (" + bind.getMessage() + "); set "
                + (admin
                        ? "TS_HUB_ADMIN_PORT to another port"
                        : "TS_HUB_PORT to another port, or TS_HUB_BIND to an address of this machine")
                + ".";
    }
}
