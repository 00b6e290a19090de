package io.tokenspeed.store.hub.sums;

/** The distributions of a bucket, an hour or a day, in the order in which {@link DistributionCodec} writes them. */
@SuppressWarnings("EnumOrdinal") // arrays are faster than maps
public enum DistributionKind {
    TTFT,
    LATENCY,
    DECODE,
    E2E,
    /** Speeds as the predecessor's plugin tells them. */
    LEGACY;

    /** How many there are. */
    public static final int COUNT = values().length;

    /** The place in an array with an element for each kind. */
    public int index() {
        return ordinal();
    }
}
