package io.tokenspeed.store.columns;

import static io.tokenspeed.model.request.SpeedBasis.E2E_APPROX;
import static io.tokenspeed.model.request.SpeedBasis.EXACT_DECODE;
import static io.tokenspeed.model.request.SpeedBasis.EXACT_E2E;
import static io.tokenspeed.model.request.SpeedBasis.STREAM_WINDOW;

import io.tokenspeed.model.request.SpeedBasis;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The kinds of speed that are summed separately. A request contributes its own speed if that was measured on one of the
 * {@code measured} bases. If its basis is one of {@code fromStartToEnd}, it contributes all its output tokens over its
 * latency, if known.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets never change
public enum SpeedKind {
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

    /** The number of requests with a speed of this kind. */
    RequestSum samples() {
        return RequestSum.count(either(measured, fromStartToEnd));
    }

    /** Returns 1 if a request has a speed of this kind, else 0. */
    long samples(CountedRequest one) {
        SpeedBasis basis = one.speed().basis();
        return measured.contains(basis) || isFromStartToEnd(one) ? 1 : 0;
    }

    /** The number of requests with a speed of this kind that comes from time stamps of a log. */
    RequestSum samplesFromLogs() {
        return RequestSum.count(either(fromLog(measured), fromLog(fromStartToEnd)));
    }

    /** Returns 1 if a request has a speed of this kind that comes from time stamps of a log, else 0. */
    long samplesFromLogs(CountedRequest one) {
        return one.speed().basis().fromLog() ? samples(one) : 0;
    }

    /** The tokens of requests that count for this kind of speed. */
    RequestSum tokens() {
        return RequestSum.numbers(choice("speed_tokens", "output"));
    }

    /** The tokens of a request that count for this kind of speed. */
    long tokens(CountedRequest one) {
        return choice(one, one.speed().tokens(), one.tokens().output());
    }

    /** The milliseconds in which {@link #tokens()} were produced. */
    RequestSum millis() {
        return RequestSum.numbers(choice("speed_ms", "latency_ms"));
    }

    /** The milliseconds in which the {@link #tokens(CountedRequest) tokens} of a request were produced. */
    long millis(CountedRequest one) {
        return choice(one, one.speed().millis(), one.latencyMillis());
    }

    /**
     * An SQL expression for the speed of one request in thousandths of a token per second; -1 if it has none of this
     * kind.
     */
    public String milliTokensPerSecond() {
        String whole = rounded("output", "latency_ms");
        return "COALESCE(" + choice(rounded("speed_tokens", "speed_ms"), whole) + ", -1)";
    }

    /** Returns a condition that holds for all requests with a speed of one of the kinds, and for some others. */
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
        if (measured.contains(one.speed().basis())) {
            return own;
        }
        return isFromStartToEnd(one) ? whole : 0;
    }

    private boolean isFromStartToEnd(CountedRequest one) {
        return fromStartToEnd.contains(one.speed().basis()) && one.latencyMillis() > 0;
    }

    private static Set<SpeedBasis> fromLog(Set<SpeedBasis> bases) {
        EnumSet<SpeedBasis> some = EnumSet.noneOf(SpeedBasis.class);
        for (SpeedBasis basis : bases) {
            if (basis.fromLog()) {
                some.add(basis);
            }
        }
        return some;
    }

    private static String either(Set<SpeedBasis> own, Set<SpeedBasis> whole) {
        return whole.isEmpty() ? isIn(own) : isIn(own) + " OR (" + isFromStartToEnd(whole) + ")";
    }

    private static String isFromStartToEnd(Set<SpeedBasis> bases) {
        return isIn(bases) + " AND latency_ms IS NOT NULL";
    }

    private static String isIn(Set<SpeedBasis> bases) {
        StringJoiner names = new StringJoiner(", ", "speed_basis IN (", ")");
        for (SpeedBasis basis : bases) {
            names.add("'" + basis.name().toLowerCase(Locale.ROOT) + "'");
        }
        return names.toString();
    }

    private static String rounded(String tokens, String millis) {
        return "CAST(" + tokens + " * 1e6 / " + millis + " + 0.5 AS INTEGER)";
    }
}
