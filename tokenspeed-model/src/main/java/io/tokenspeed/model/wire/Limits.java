package io.tokenspeed.model.wire;

/** The limits that are a part of the upload protocol. */
public final class Limits {
    /** The largest body as sent, in bytes. */
    public static final int BODY_BYTES = 262_144;

    /** The largest body after decompression, in bytes. */
    public static final int INFLATED_BYTES = 2_097_152;

    /** The most records in a batch. */
    public static final int RECORDS = 500;

    /** How far the clocks of a device and its hub may be apart, in seconds and in both directions. */
    public static final int WINDOW_SECONDS = 300;

    /** The oldest bucket that a hub accepts, in days. */
    public static final int BUCKET_DAYS = 31;

    /** How far the end of a bucket may lie ahead of the hub's clock, in seconds. */
    public static final int FUTURE_SECONDS = 600;

    /** The largest body of an enrolment in bytes. */
    public static final int ENROL_BYTES = 4096;

    /** The version of request bodies. */
    public static final int SCHEMA_VERSION = 1;

    private Limits() {}
}
