package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The counters of a usage object, in the order of {@link CodexUsage}. */
enum TokenCounter {
    INPUT(0, "input_tokens"),
    CACHED(1, "cached_input_tokens"),
    WRITTEN(2, "cache_write_input_tokens"),
    OUTPUT(3, "output_tokens"),
    REASONING(4, "reasoning_output_tokens"),
    TOTAL(5, "total_tokens");

    static final int COUNT = 6;
    /** The bits of all counters. */
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

    /** Returns the counter that the scanner's current member names; null if it is no counter. */
    static @Nullable TokenCounter at(JsonScanner scanner) {
        for (TokenCounter counter : COUNTERS) {
            if (scanner.at(KEYS[counter.place])) {
                return counter;
            }
        }
        return null;
    }

    /** Returns the counter's name in the log. */
    String field() {
        return field;
    }

    /** Returns the counter's place in the order of {@link CodexUsage}, from 0. */
    int place() {
        return place;
    }

    /** Returns the counter's bit in a set of counters. */
    int bit() {
        return 1 << place;
    }
}
