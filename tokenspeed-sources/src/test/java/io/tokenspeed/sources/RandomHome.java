package io.tokenspeed.sources;

import java.util.Random;

/** A home whose sessions depend on a seed alone. */
public abstract class RandomHome extends GrowingHome {
    /** 2026-10-01T00:00:00Z. */
    private static final long FIRST_DAY = 1_790_812_800_000L;

    /** Makes the choices. */
    protected final Random random;

    /** Creates a home without sessions. */
    protected RandomHome(long seed) {
        random = new Random(seed);
    }

    /** A random time in ten days, in milliseconds since the epoch, in whole seconds. */
    protected final long time() {
        return FIRST_DAY + random.nextInt(10 * 86_400) * 1000L;
    }

    /** A number of tokens. */
    protected final long count(int most) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(most) + 1L;
    }

    /** One of several values. */
    @SafeVarargs
    protected final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
