package io.tokenspeed.testkit.conformance;

import org.jspecify.annotations.Nullable;

/** What a mock hub does instead of, or besides, answering honestly. */
public interface HubScript {
    /** The answer to give; null answers honestly. */
    @Nullable
    HubReply answer(HubCall call);

    /** The same answer to the next calls of a path, as often as told; others are answered honestly. */
    static HubScript times(int times, String path, HubReply reply) {
        int[] left = {times};
        return call -> {
            if (left[0] > 0 && call.path().equals(path)) {
                left[0]--;
                return reply;
            }
            return null;
        };
    }

    /** The same answer to every call of a path. */
    static HubScript always(String path, HubReply reply) {
        return times(Integer.MAX_VALUE, path, reply);
    }
}
