package io.tokenspeed.dashboard.filter;

/** Which filters an answer understands. */
public enum FilterScope {
    /** Sums of a local server: project, provider, model and tool. */
    SUMS,
    /** Sums of a hub, which also know devices. */
    DEVICES,
    /** Single requests, which also know how they ended, and numbers. */
    REQUESTS;

    boolean knows(FilterField field) {
        return switch (field) {
            case PROJECT, PROVIDER, MODEL, TOOL -> true;
            case DEVICE -> this == DEVICES;
            default -> this == REQUESTS;
        };
    }
}
