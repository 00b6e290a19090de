package io.tokenspeed.model.request;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For whom and for what a request was made, as the program that made it says. Stays on the machine: no bucket holds any
 * of it.
 *
 * @param user whose request it was; null when unknown
 * @param space the part of an organisation that it belongs to, such as a team or a customer; null when unknown
 * @param tags more labels by their names
 * @param operation what was asked for, as in {@code gen_ai.operation.name} of OpenTelemetry: {@code chat},
 *     {@code embeddings}, ...; null when unknown
 * @param attemptOf the natural key of the attempt that this one repeats; null for a first attempt
 * @param cacheHit whether a cache of the program itself answered; null when unknown
 */
public record RequestLabels(
        @Nullable String user,
        @Nullable String space,
        Map<String, String> tags,
        @Nullable String operation,
        @Nullable String attemptOf,
        @Nullable Boolean cacheHit) {
    /** Nothing is known. */
    public static final RequestLabels NONE = new RequestLabels(null, null, Map.of(), null, null, null);

    public RequestLabels {
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Merges the labels of two records of one request field by field; of two values takes the smaller. */
    public RequestLabels merge(RequestLabels other) {
        return other.equals(this)
                ? this
                : new RequestLabels(
                        smaller(user, other.user),
                        smaller(space, other.space),
                        union(tags, other.tags),
                        smaller(operation, other.operation),
                        smaller(attemptOf, other.attemptOf),
                        smaller(cacheHit, other.cacheHit));
    }

    private static SortedMap<String, String> union(Map<String, String> a, Map<String, String> b) {
        SortedMap<String, String> union = new TreeMap<>(a);
        b.forEach((name, value) -> union.merge(name, value, (x, y) -> x.compareTo(y) <= 0 ? x : y));
        return union;
    }

    private static <T extends Comparable<T>> @Nullable T smaller(@Nullable T a, @Nullable T b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }
}
