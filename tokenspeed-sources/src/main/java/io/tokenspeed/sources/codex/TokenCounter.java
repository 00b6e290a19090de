package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The counters of a tuple, in the order in which {@link CodexUsage} has them. */
enum TokenCounter {
    INPUT(0, "input_tokens"),
    CACHED(1, "cached_input_tokens"),
    WRITTEN(2, "cache_write_input_tokens"),
    OUTPUT(3, "output_tokens"),
    REASONING(4, "reasoning_output_tokens"),
    TOTAL(5, "total_tokens");

    static final int COUNT = 6;
    /** The bits of all of them. */
    static final int ALL = (1 << COUNT) - 1;

    private static final TokenCounter[] COUNTERS = values();
    private static final Key[] KEYS =
            Arrays.stream(COUNTERS).map(counter -> Key.of(counter.field)).toArray(Key[]::new);

    private final int place;
    private final String field;

    TokenCounter(int place, String field) {
        this.place = place;
        this.field = field;
    }

    /** The counter that the current member is, if any. */
    static @Nullable TokenCounter at(JsonScanner scanner) {
        for (TokenCounter counter : COUNTERS) {
            if (scanner.at(KEYS[counter.place])) {
                return counter;
            }
        }
        return null;
    }

    /** Its name in the log. */
    String field() {
        return field;
    }

    /** Its place in the tuple. */
    int place() {
        return place;
    }

    /** A bit that no other has. */
    int bit() {
        return 1 << place;
    }
}
