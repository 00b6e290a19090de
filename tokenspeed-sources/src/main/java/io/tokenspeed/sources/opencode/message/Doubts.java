package io.tokenspeed.sources.opencode.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a record that cannot be true and are treated as unknown, in a few words each. */
final class Doubts {
    private final List<String> reasons = new ArrayList<>();

    void add(String reason) {
        reasons.add(reason);
    }

    /** Returns the first doubt; null where there is none. */
    @Nullable
    String first() {
        return reasons.isEmpty() ? null : reasons.get(0);
    }
}
