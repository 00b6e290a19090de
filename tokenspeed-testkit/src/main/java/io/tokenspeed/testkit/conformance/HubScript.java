package io.tokenspeed.testkit.conformance;

import org.jspecify.annotations.Nullable;

/** Replaces some of the honest answers of a mock hub. */
public interface HubScript {
    /** The answer to give; null for the honest one. */
    @Nullable
    HubReply answer(HubCall call);

    /** Gives the same answer to the next calls of a path, {@code times} times; all other calls get honest answers. */
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

    /** Gives the same answer to every call of a path. */
    static HubScript always(String path, HubReply reply) {
        return times(Integer.MAX_VALUE, path, reply);
    }
}
