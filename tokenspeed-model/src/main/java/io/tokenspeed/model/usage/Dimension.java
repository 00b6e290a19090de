package io.tokenspeed.model.usage;

/** A property that usage is broken down by. */
public enum Dimension {
    /** The folder that the request was made for, on a hub its pseudonym. */
    PROJECT,
    /** The provider that served the model. */
    PROVIDER,
    /** The model as the log names it. */
    MODEL,
    /** The tool that made the request. */
    TOOL,
    /** The session that made the request; a hub does not know it. */
    SESSION
}
