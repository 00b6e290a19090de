package io.tokenspeed.sources.opencode.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What in a record cannot be true and is therefore taken as not known, in a few words each. */
final class Doubts {
    private final List<String> reasons = new ArrayList<>();

    void add(String reason) {
        reasons.add(reason);
    }

    /** The first of them; null where there is none. */
    @Nullable
    String first() {
        return reasons.isEmpty() ? null : reasons.get(0);
    }
}
