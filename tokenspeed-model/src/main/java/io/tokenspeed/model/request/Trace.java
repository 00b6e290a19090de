package io.tokenspeed.model.request;

/**
 * Which record of a message a request was read from, best first. Where one message left several kinds, only the best
 * kind that is present counts.
 */
public enum Trace {
    /** The only kind of record its tool leaves. */
    SINGLE,
    /** One step of a message, with the tokens of that step. */
    STEP,
    /** A message as a whole, with the tokens of its last step. */
    MESSAGE,
    /** A message in the file format that came before the database. */
    LEGACY_MESSAGE,
    /** A row that another program wrote into our table. */
    FOREIGN
}
