package io.tokenspeed.model.usage;

/** A property that usage is broken down by. */
public enum Dimension {
    PROJECT,
    PROVIDER,
    MODEL,
    TOOL,
    SESSION
}
