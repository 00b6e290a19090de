package io.tokenspeed.server.log;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids of requests. They only tell requests apart, so they need not be hard to guess. */
public final class RequestIds {
    private static final int BYTES = 12;

    private RequestIds() {}

    /** Returns a new id. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return "r_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
