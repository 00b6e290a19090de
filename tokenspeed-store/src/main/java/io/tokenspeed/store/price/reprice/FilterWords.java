package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says which requests a run looks at; runs over the same requests have the same words. */
final class FilterWords {
    private FilterWords() {}

    static String of(UsageFilter filter, RepriceScope scope) {
        StringJoiner words = new StringJoiner(", ");
        words.add(
                switch (scope) {
                    case ALL -> "all requests";
                    case UNPRICED -> "unpriced requests";
                });
        add(words, "from", text(filter.range().from()));
        add(words, "to", text(filter.range().to()));
        addAll(words, "project", filter.projects());
        addAll(words, "provider", filter.providers());
        addAll(words, "model", filter.models());
        addAll(words, "tool", filter.tools());
        return words.toString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void add(StringJoiner words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name + " " + value);
        }
    }

    private static void addAll(StringJoiner words, String name, @Nullable Set<String> values) {
        add(words, name, values == null ? null : String.join(" or ", new TreeSet<>(values)));
    }
}
