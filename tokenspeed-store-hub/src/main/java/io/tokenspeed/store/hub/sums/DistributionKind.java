package io.tokenspeed.store.hub.sums;

/** The distributions of a bucket, an hour or a day, in the order in which {@link DistributionCodec} writes them. */
@SuppressWarnings("EnumOrdinal") // arrays are faster than maps
public enum DistributionKind {
    TTFT,
    LATENCY,
    DECODE,
    E2E,
    /** Speeds that the predecessor's plugin uploaded, in thousandths of a token per second. */
    LEGACY;

    /** The number of kinds. */
    public static final int COUNT = values().length;

    /** The place in an array with an element for each kind. */
    public int index() {
        return ordinal();
    }
}
