package io.tokenspeed.model.storage;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds requests that two tools logged, because one tool ran or mirrors the other. The rule is the same for all tools:
 * rows with an equal id of the provider are one request, unless other values differ. Results do not depend on the order
 * of the rows.
 */
public final class Twins {
    /** An id on more rows does not identify one request: relays give one id to many requests. */
    public static final int MAX_SHARING = 32;

    /** Two tools log different instants for one request. */
    private static final long SLACK_MILLIS = 60_000;

    /** Many different requests have equal small counts, which therefore prove nothing. */
    private static final long MIN_TELLING = 100;

    /** The row with more details first; the last comparisons only break ties. */
    private static final Comparator<StoredRequest> DETAIL = comparing(
                    (StoredRequest row) -> row.request().tokens().source(), reverseOrder())
            .thenComparing(row -> row.request().tokens().outputReliable(), reverseOrder())
            .thenComparing(row -> known(row.request().ids()), reverseOrder())
            .thenComparing(row -> row.request().timing().speedBasis())
            .thenComparing(row -> row.request().kind())
            .thenComparing(row -> row.request().tool())
            .thenComparing(row -> row.request().naturalKey());

    private Twins() {}

    private static int known(ProviderIds ids) {
        return (ids.response() == null ? 0 : 1) + (ids.request() == null ? 0 : 1);
    }

    /**
     * Finds the rows that do not count, because a row of another tool has more details of the same request. Two rows
     * are one request only if each is the only row of its tool that matches the other row.
     *
     * @param sharing rows that share an id of the provider
     * @return for the id of each row that does not count, the id of the row that counts
     */
    public static Map<String, String> links(List<StoredRequest> sharing) {
        Map<String, String> links = new HashMap<>();
        if (sharing.size() > MAX_SHARING) {
            return links;
        }
        for (StoredRequest row : sharing) {
            partners(row, sharing).stream()
                    .filter(other -> DETAIL.compare(other, row) < 0)
                    .min(DETAIL)
                    .ifPresent(best -> links.put(row.id(), best.id()));
        }
        return links;
    }

    private static List<StoredRequest> partners(StoredRequest row, List<StoredRequest> sharing) {
        List<StoredRequest> partners = new ArrayList<>();
        for (StoredRequest other : matches(row, sharing)) {
            boolean onlyOne = ofTool(other, matches(row, sharing)) == 1 && ofTool(row, matches(other, sharing)) == 1;
            if (onlyOne) {
                partners.add(other);
            }
        }
        return partners;
    }

    private static List<StoredRequest> matches(StoredRequest row, List<StoredRequest> sharing) {
        return sharing.stream()
                .filter(other -> alike(row.request(), other.request()))
                .toList();
    }

    private static long ofTool(StoredRequest row, List<StoredRequest> rows) {
        return rows.stream()
                .filter(other -> other.request().tool().equals(row.request().tool()))
                .count();
    }

    /** Whether the requests of two tools may be one: no value of one contradicts the other. */
    static boolean alike(Request a, Request b) {
        return !a.tool().equals(b.tool())
                && !differ(a.ids().response(), b.ids().response())
                && !differ(a.ids().request(), b.ids().request())
                && sameCounters(a.tokens(), b.tokens())
                && sameModel(a.place().model(), b.place().model())
                && overlap(a, b);
    }

    private static boolean differ(@Nullable String a, @Nullable String b) {
        return a != null && b != null && !a.equals(b);
    }

    private static boolean sameCounters(TokenCounts a, TokenCounts b) {
        return switch (a.source().compareTo(b.source()) <= 0 ? a.source() : b.source()) {
            case MISSING, ESTIMATED -> true;
            case PARTIAL ->
                sameOrUnknown(a.input(), b.input())
                        && sameOrUnknown(a.cacheRead(), b.cacheRead())
                        && sameOrUnknown(a.cacheWrite(), b.cacheWrite())
                        && (sameOrUnknown(a.output(), b.output()) || !reliable(a, b));
            case REPORTED ->
                a.input() == b.input()
                        && a.cacheRead() == b.cacheRead()
                        && a.cacheWrite() == b.cacheWrite()
                        && (a.output() == b.output() || !reliable(a, b));
        };
    }

    private static boolean sameOrUnknown(long a, long b) {
        return a == b || a == 0 || b == 0;
    }

    private static boolean reliable(TokenCounts a, TokenCounts b) {
        return a.outputReliable() && b.outputReliable();
    }

    /** Tools name a model with or without its maker, its date or its family. */
    static boolean sameModel(String a, String b) {
        String first = bare(a);
        String second = bare(b);
        return first.contains(second) || second.contains(first) || first.equals("unknown") || second.equals("unknown");
    }

    private static String bare(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    private static boolean overlap(Request a, Request b) {
        return a.timing().earliestMillis() - SLACK_MILLIS <= b.timing().instantMillis()
                && b.timing().earliestMillis() - SLACK_MILLIS <= a.timing().instantMillis();
    }

    /**
     * Returns the requests that another tool may have logged, too, although no id proves it: both have equal tokens at
     * about the same time. Both count, because it is not certain.
     *
     * @param counting requests that count, for example those of one hour
     */
    public static List<PossibleTwin> possible(Collection<StoredRequest> counting) {
        Map<List<Long>, List<StoredRequest>> same = new HashMap<>();
        for (StoredRequest row : counting) {
            TokenCounts tokens = row.request().tokens();
            if (tokens.total() >= MIN_TELLING && tokens.output() > 0) {
                List<Long> key = List.of(tokens.input(), tokens.cacheRead(), tokens.cacheWrite(), tokens.output());
                same.computeIfAbsent(key, unknown -> new ArrayList<>()).add(row);
            }
        }
        return same.values().stream().flatMap(Twins::pairs).toList();
    }

    private static Stream<PossibleTwin> pairs(List<StoredRequest> rows) {
        List<PossibleTwin> pairs = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<StoredRequest> best = rows.stream().sorted(DETAIL).toList();
        for (int i = 0; i < best.size(); i++) {
            for (int j = i + 1; j < best.size() && !taken.contains(best.get(i).id()); j++) {
                StoredRequest other = best.get(j);
                if (!taken.contains(other.id()) && alike(best.get(i).request(), other.request())) {
                    taken.add(best.get(i).id());
                    taken.add(other.id());
                    pairs.add(new PossibleTwin(other, best.get(i).request().tool()));
                }
            }
        }
        return pairs.stream();
    }
}
