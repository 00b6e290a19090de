package io.tokenspeed.alerts.delivery;

import java.util.List;

/** The targets that exist at this moment. Safe for use by several threads. */
public interface Targets {
    /** Returns all targets, the built-in ones first. */
    List<Target> all();

    /** Sends no more to a target, because it asks for that. */
    void switchOff(String id);
}
