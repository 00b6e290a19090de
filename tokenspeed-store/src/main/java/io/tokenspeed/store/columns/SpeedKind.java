package io.tokenspeed.store.columns;

import static io.tokenspeed.model.request.SpeedBasis.E2E_APPROX;
import static io.tokenspeed.model.request.SpeedBasis.EXACT_DECODE;
import static io.tokenspeed.model.request.SpeedBasis.EXACT_E2E;
import static io.tokenspeed.model.request.SpeedBasis.STREAM_WINDOW;

import io.tokenspeed.model.request.SpeedBasis;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The kinds of speed that are summed apart. A request whose own speed was measured on one of the {@code measured} bases
 * adds that; one {@code fromStartToEnd} adds all its output over its latency, if that is known.
 */
@SuppressWarnings("ImmutableEnumChecker")
public // its sets never change
enum SpeedKind {
    DECODE(EnumSet.of(EXACT_DECODE), EnumSet.noneOf(SpeedBasis.class)),
    E2E(EnumSet.of(EXACT_E2E, E2E_APPROX), EnumSet.of(EXACT_DECODE, STREAM_WINDOW)),
    TURN(EnumSet.of(SpeedBasis.TURN), EnumSet.noneOf(SpeedBasis.class)),
    STREAM(EnumSet.of(STREAM_WINDOW), EnumSet.noneOf(SpeedBasis.class));

    private final Set<SpeedBasis> measured;
    private final Set<SpeedBasis> fromStartToEnd;

    SpeedKind(Set<SpeedBasis> measured, Set<SpeedBasis> fromStartToEnd) {
        this.measured = measured;
        this.fromStartToEnd = fromStartToEnd;
    }

    /** How many requests have a speed of this kind. */
    RequestSum samples() {
        return samples(basis -> true);
    }

    /** How many requests have a speed of this kind that comes from the time stamps of a log. */
    RequestSum samplesFromLogs() {
        return samples(SpeedBasis::fromLog);
    }

    private RequestSum samples(Predicate<SpeedBasis> wanted) {
        Set<SpeedBasis> own = filtered(measured, wanted);
        Set<SpeedBasis> whole = filtered(fromStartToEnd, wanted);
        String sql = whole.isEmpty() ? isIn(own) : isIn(own) + " OR (" + isFromStartToEnd(whole) + ")";
        return RequestSum.count(sql, one -> {
            SpeedBasis basis = one.speed().basis();
            return own.contains(basis) || (whole.contains(basis) && one.latencyMillis() > 0);
        });
    }

    /** The tokens of those requests that count for the speed. */
    RequestSum tokens() {
        return RequestSum.numbers(
                choice("speed_tokens", "output"),
                one -> choice(one, one.speed().tokens(), one.tokens().output()));
    }

    /** The milliseconds that those tokens took. */
    RequestSum millis() {
        return RequestSum.numbers(
                choice("speed_ms", "latency_ms"), one -> choice(one, one.speed().millis(), one.latencyMillis()));
    }

    /** The speed of a single request in whole milli-tokens per second; -1 where it has none of this kind. */
    public String milliTokensPerSecond() {
        String whole = rounded("output", "latency_ms");
        return "COALESCE(" + choice(rounded("speed_tokens", "speed_ms"), whole) + ", -1)";
    }

    /** A condition that all requests with a speed of one of the kinds meet, and some others. */
    public static String anyOf(SpeedKind first, SpeedKind second) {
        Set<SpeedBasis> bases = EnumSet.copyOf(first.measured);
        bases.addAll(first.fromStartToEnd);
        bases.addAll(second.measured);
        bases.addAll(second.fromStartToEnd);
        return isIn(bases);
    }

    private String choice(String own, String whole) {
        String otherwise =
                fromStartToEnd.isEmpty() ? "" : " WHEN " + isFromStartToEnd(fromStartToEnd) + " THEN " + whole;
        return "CASE WHEN " + isIn(measured) + " THEN " + own + otherwise + " END";
    }

    private long choice(CountedRequest one, long own, long whole) {
        SpeedBasis basis = one.speed().basis();
        if (measured.contains(basis)) {
            return own;
        }
        return fromStartToEnd.contains(basis) && one.latencyMillis() > 0 ? whole : 0;
    }

    private static Set<SpeedBasis> filtered(Set<SpeedBasis> bases, Predicate<SpeedBasis> wanted) {
        return bases.stream().filter(wanted).collect(Collectors.toCollection(() -> EnumSet.noneOf(SpeedBasis.class)));
    }

    private static String isFromStartToEnd(Set<SpeedBasis> bases) {
        return isIn(bases) + " AND latency_ms IS NOT NULL";
    }

    private static String isIn(Set<SpeedBasis> bases) {
        return bases.stream()
                .map(basis -> "'" + basis.name().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(", ", "speed_basis IN (", ")"));
    }

    private static String rounded(String tokens, String millis) {
        return "CAST(" + tokens + " * 1e6 / " + millis + " + 0.5 AS INTEGER)";
    }
}
