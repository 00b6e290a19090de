package io.tokenspeed.model.telemetry;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the requests that a tool told by OpenTelemetry with those of its transcript. First pairs requests with one call
 * id of the provider whose ends are within {@value #ID_MILLIS} milliseconds, then those with one model and equal
 * counters whose ends are within {@value #COUNTS_MILLIS}. Several alike are paired in the order of their ends, so the
 * result depends on the set of rows alone.
 */
public final class TelemetryPairs {
    /** How far apart the ends of both records of a request can be, in milliseconds. */
    public static final long ID_MILLIS = 600_000;

    static final long COUNTS_MILLIS = 120_000;
    private static final String OPENCODE = "opencode";

    private static final Comparator<StoredRequest> BY_END = comparingLong(
                    (StoredRequest row) -> row.request().timing().instantMillis())
            .thenComparing(StoredRequest::id);

    private final Map<String, String> pairs = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private TelemetryPairs() {}

    /**
     * Pairs the requests of one session.
     *
     * @param logged the rows of the transcript, with the counters that the transcript holds
     * @param told the rows that came by OpenTelemetry
     * @return for the id of each told row that has a partner, the id of that row
     */
    public static Map<String, String> of(List<StoredRequest> logged, List<StoredRequest> told) {
        TelemetryPairs pairing = new TelemetryPairs();
        pairing.pair(logged, told, row -> row.ids().request(), (log, otel) -> true, ID_MILLIS);
        pairing.pair(logged, told, TelemetryPairs::countsKey, TelemetryPairs::alike, COUNTS_MILLIS);
        return pairing.pairs;
    }

    private void pair(
            List<StoredRequest> logged,
            List<StoredRequest> told,
            Function<Request, @Nullable Object> key,
            BiPredicate<Request, Request> alike,
            long millis) {
        Map<Object, List<StoredRequest>> logs = free(logged, key);
        free(told, key).forEach((same, rows) -> pair(logs.getOrDefault(same, List.of()), rows, alike, millis));
    }

    private Map<Object, List<StoredRequest>> free(List<StoredRequest> rows, Function<Request, @Nullable Object> key) {
        Map<Object, List<StoredRequest>> groups = new HashMap<>();
        for (StoredRequest row : rows) {
            Object same = key.apply(row.request());
            if (same != null && !taken.contains(row.id())) {
                groups.computeIfAbsent(same, unused -> new ArrayList<>()).add(row);
            }
        }
        groups.values().forEach(group -> group.sort(BY_END));
        return groups;
    }

    /** Each told row takes the first free log row; the windows are equally wide, so as many as possible find one. */
    private void pair(
            List<StoredRequest> logs, List<StoredRequest> told, BiPredicate<Request, Request> alike, long millis) {
        int first = 0;
        for (StoredRequest row : told) {
            long end = end(row);
            while (first < logs.size()
                    && (taken.contains(logs.get(first).id()) || end(logs.get(first)) < end - millis)) {
                first++;
            }
            for (int i = first; i < logs.size() && end(logs.get(i)) <= end + millis; i++) {
                StoredRequest log = logs.get(i);
                if (!taken.contains(log.id()) && alike.test(log.request(), row.request())) {
                    take(log, row);
                    break;
                }
            }
        }
    }

    private void take(StoredRequest log, StoredRequest row) {
        taken.add(log.id());
        taken.add(row.id());
        pairs.put(row.id(), log.id());
    }

    private static long end(StoredRequest row) {
        return row.request().timing().instantMillis();
    }

    /** Attempts without tokens are too much alike to tell them apart. */
    private static @Nullable Object countsKey(Request request) {
        TokenCounts tokens = request.tokens();
        return tokens.prompt() == 0
                ? null
                : List.of(bare(request.place().model()), tokens.cacheRead(), tokens.cacheWrite());
    }

    /** A model without its maker and without the size of its context, which not every record names. */
    private static String bare(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    private static boolean alike(Request log, Request told) {
        TokenCounts logged = log.tokens();
        TokenCounts counts = told.tokens();
        boolean sameInput =
                logged.input() == counts.input() || (log.tool().equals(OPENCODE) && logged.input() == counts.prompt());
        return sameInput
                && (logged.output() == counts.output() || !logged.outputReliable())
                && !differ(log.ids().request(), told.ids().request());
    }

    private static boolean differ(@Nullable String a, @Nullable String b) {
        return a != null && b != null && !Objects.equals(a, b);
    }
}
