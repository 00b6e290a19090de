package io.tokenspeed.model.storage;

import static java.util.Comparator.comparing;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Pairs requests that a gateway saw with those that the tool itself logged without an id of the provider. Two are one
 * request if session, model, tokens and time agree, each with one other at most; requests that went wrong have no tokens
 * and are paired by time alone. The pairs depend on the set of rows and not on its order.
 */
public final class GatewayPairs {
    /** What natural keys begin with that only a gateway knows. */
    public static final String KEY_PREFIX = "gw:";

    /** What the names of sessions begin with that only a gateway knows. */
    public static final String SESSION_PREFIX = "gw-";

    /** The {@link io.tokenspeed.model.request.RequestPlace#distance} of what a gateway saw: beyond any log. */
    public static final int DISTANCE = 1000;

    /** A log is written up to so much before the gateway notes the end, by other clocks. */
    private static final long BEFORE_MILLIS = 2_000;

    private static final long AFTER_MILLIS = 30_000;
    /** Tools try again several times before they log that a request went wrong. */
    private static final long AFTER_TROUBLE_MILLIS = 120_000;

    private static final Comparator<StoredRequest> BY_END = comparing(
                    (StoredRequest row) -> row.request().timing().instantMillis())
            .thenComparing(StoredRequest::id);

    private GatewayPairs() {}

    /** Whether only a gateway knows a request, so that a log may hold it, too. */
    public static boolean isUnlogged(Request request) {
        return request.naturalKey().startsWith(KEY_PREFIX);
    }

    /**
     * Finds the pairs among rows that count, or would without their partner.
     *
     * @param rows rows of one tool
     * @return for the id of each paired row of a gateway, the id of the log's row
     */
    public static Map<String, String> links(Collection<StoredRequest> rows) {
        List<StoredRequest> seen = sorted(rows, true);
        if (seen.isEmpty()) {
            return Map.of();
        }
        Pairing pairing = new Pairing(seen, sorted(rows, false));
        pairing.pair((gateway, log) -> session(gateway).equals(session(log)));
        pairing.pair(
                (gateway, log) -> session(gateway).isEmpty() || session(log).isEmpty());
        return pairing.links;
    }

    private static List<StoredRequest> sorted(Collection<StoredRequest> rows, boolean unlogged) {
        return rows.stream()
                .filter(row -> isUnlogged(row.request()) == unlogged)
                .sorted(BY_END)
                .toList();
    }

    /** Returns the session; empty where it is unknown. */
    private static String session(Request request) {
        String session = request.place().sessionId();
        return session.startsWith(SESSION_PREFIX) ? "" : session;
    }

    /** Returns a log's request with the times of its partner; null for none takes back what a partner had lent. */
    public static Request lent(Request log, @Nullable Request gateway) {
        Measured own = log.measured();
        Measured kept = own != null && own.source() == MeasuredBy.GATEWAY ? null : own;
        Measured wire = gateway == null ? null : gateway.measured();
        Measured measured = wire == null ? kept : wire;
        return Objects.equals(measured, own) ? log : log.with(measured, log.labels());
    }

    /** What is paired so far. */
    private static final class Pairing {
        private final List<StoredRequest> gateway;
        private final Map<Shape, List<StoredRequest>> logs = new HashMap<>();
        private final Map<String, String> links = new HashMap<>();
        private final Set<String> taken = new HashSet<>();

        Pairing(List<StoredRequest> gateway, List<StoredRequest> logged) {
            this.gateway = gateway;
            for (StoredRequest row : logged) {
                logs.computeIfAbsent(Shape.of(row.request()), unused -> new ArrayList<>())
                        .add(row);
            }
        }

        void pair(BiPredicate<Request, Request> sessions) {
            gateway.stream()
                    .filter(row -> row.request().ending().status() == Status.OK)
                    .forEach(row -> pairAnswer(row, sessions));
            logs.forEach((shape, rows) -> {
                if (shape.status != Status.OK) {
                    List<StoredRequest> latest = new ArrayList<>(rows);
                    Collections.reverse(latest);
                    latest.forEach(row -> pairTrouble(row, sessions));
                }
            });
        }

        /** The first free row of the log: on stretches of equal length that pairs as many as can be. */
        private void pairAnswer(StoredRequest row, BiPredicate<Request, Request> sessions) {
            if (!links.containsKey(row.id())) {
                logs.getOrDefault(Shape.of(row.request()), List.of()).stream()
                        .filter(log -> !taken.contains(log.id()))
                        .filter(log -> alike(row.request(), log.request(), AFTER_MILLIS, sessions))
                        .findFirst()
                        .ifPresent(log -> link(row, log));
            }
        }

        /** The last try before the log's row: the tries before it were not logged. */
        private void pairTrouble(StoredRequest log, BiPredicate<Request, Request> sessions) {
            if (taken.contains(log.id())) {
                return;
            }
            Shape shape = Shape.of(log.request());
            gateway.stream()
                    .filter(row -> !links.containsKey(row.id()))
                    .filter(row -> Shape.of(row.request()).equals(shape))
                    .filter(row -> alike(row.request(), log.request(), AFTER_TROUBLE_MILLIS, sessions))
                    .max(BY_END)
                    .ifPresent(row -> link(row, log));
        }

        private void link(StoredRequest row, StoredRequest log) {
            links.put(row.id(), log.id());
            taken.add(log.id());
        }
    }

    /** What must be equal: how the request ended, and the tokens of one that ended well. */
    private record Shape(Status status, long prompt, long cacheRead, long output) {
        static Shape of(Request request) {
            Status status = request.ending().status();
            TokenCounts tokens = request.tokens();
            return status == Status.OK
                    ? new Shape(status, tokens.prompt(), tokens.cacheRead(), tokens.output())
                    : new Shape(status, 0, 0, 0);
        }
    }

    private static boolean alike(Request gateway, Request log, long after, BiPredicate<Request, Request> sessions) {
        long late = log.timing().instantMillis() - gateway.timing().instantMillis();
        return late >= -BEFORE_MILLIS
                && late <= after
                && sessions.test(gateway, log)
                && sameModel(gateway, log.place().model());
    }

    private static boolean sameModel(Request gateway, String logged) {
        Measured measured = gateway.measured();
        String answered = measured == null ? null : measured.responseModel();
        return Twins.sameModel(gateway.place().model(), logged)
                || (answered != null && Twins.sameModel(answered, logged));
    }
}
