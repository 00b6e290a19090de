package io.tokenspeed.collector;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who records.
 *
 * @param tool the name of the host
 * @param prefix what the ids of all its attempts begin with
 * @param project the root folder of the host's project; null for none
 * @param session the conversation of attempts that name none
 */
record Identity(String tool, String prefix, @Nullable String project, String session) {
    private static final int BASE = 36;

    static Identity random(String tool, @Nullable String project, @Nullable String session) {
        String prefix = Long.toUnsignedString(new SecureRandom().nextLong(), BASE);
        return new Identity(tool, prefix, project, session == null ? prefix : session);
    }

    /** Returns the natural key of an attempt. */
    String id(long number) {
        return prefix + "-" + number;
    }
}
