package io.tokenspeed.model.histogram;

/**
 * Maps a value to the index of its histogram bucket at scale 5. The table holds the 52-bit significands of
 * {@code 2^(k/32)} from exact integer arithmetic, rounded up, except the first: the significand of a power of two is 0
 * and must stay below its boundary, because buckets include their upper end.
 */
final class BucketIndex {
    private static final long SIGNIFICAND = (1L << 52) - 1;
    private static final int EXPONENT_BIAS = 1023;

    private static final long[] BOUNDARIES = {
        0x0000000000001L, 0x059b0d3158575L, 0x0b5586cf98910L, 0x11301d0125b51L,
        0x172b83c7d517bL, 0x1d4873168b9abL, 0x2387a6e756239L, 0x29e9df51fdee2L,
        0x306fe0a31b716L, 0x371a7373aa9cbL, 0x3dea64c123423L, 0x44e086061892eL,
        0x4bfdad5362a28L, 0x5342b569d4f82L, 0x5ab07dd48542aL, 0x6247eb03a5585L,
        0x6a09e667f3bcdL, 0x71f75e8ec5f74L, 0x7a11473eb0187L, 0x82589994cce13L,
        0x8ace5422aa0dcL, 0x93737b0cdc5e5L, 0x9c49182a3f091L, 0xa5503b23e255dL,
        0xae89f995ad3aeL, 0xb7f76f2fb5e47L, 0xc199bdd85529dL, 0xcb720dcef906aL,
        0xd5818dcfba488L, 0xdfc97337b9b5fL, 0xea4afa2a490daL, 0xf50765b6e4541L
    };

    private BucketIndex() {}

    static int of(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("value < 1: " + value);
        }
        long bits = Double.doubleToRawLongBits((double) value);
        int exponent = (int) (bits >>> 52) - EXPONENT_BIAS;
        return 32 * exponent + boundariesUpTo(bits & SIGNIFICAND) - 1;
    }

    private static int boundariesUpTo(long significand) {
        int low = 0;
        int high = BOUNDARIES.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BOUNDARIES[middle] <= significand) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
