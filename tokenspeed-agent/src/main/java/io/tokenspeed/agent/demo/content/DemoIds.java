package io.tokenspeed.agent.demo.content;

import java.util.Random;
import java.util.UUID;

/** Makes ids in the shapes that the tools use, from a seeded random source. */
public final class DemoIds {
    private static final String HEX = "0123456789abcdef";

    private DemoIds() {}

    public static String uuid(Random random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** A UUID that sorts by its time in epoch milliseconds. */
    public static String timedUuid(long at, Random random) {
        long high = (at << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    public static String prefixed(String prefix, Random random) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 24; i++) {
            id.append(HEX.charAt(random.nextInt(16)));
        }
        return id.toString();
    }
}
