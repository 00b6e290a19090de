package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The canned answers: 28 days of a developer in Amsterdam over the end of summer time, with unpriced and hostile names. */
final class Fixtures {
    /** The moment at which the answers were current; the browser's clock is set to it. */
    static final Instant NOW = Instant.parse("2026-11-20T16:30:00Z");

    static final String ZONE = "Europe/Amsterdam";

    private static final Map<String, String> FILES = Map.of(
            "stats", "stats",
            "stats/models", "models",
            "stats/providers", "providers",
            "stats/tools", "tools",
            "projects", "projects",
            "history", "history",
            "sessions", "sessions",
            "series", "series",
            "meta", "meta");

    private Fixtures() {}

    /** The answer of every path below {@code /api/}. */
    static Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        FILES.forEach((path, file) -> answers.put(path, read(file)));
        return answers;
    }

    /** A request that finished half a second ago, as the live stream sends it. */
    static String liveRow() {
        return read("live");
    }

    /** An attempt that was refused and so left no usage. */
    static String failedRow() {
        return """
                {"id":"req-failed","sessionID":"ses-000","messageID":"m","projectID":"/home/dev/src/shop","modelID":"unknown",
                "providerID":null,"tool":"claude","status":"failed","errorKind":"rate_limited","inputTokens":0,"outputTokens":0,
                "totalTokens":0,"outputTokensTotal":0,"totalTokensAll":0,"speed":null,"latencyMs":null,"costNanoUsd":null,
                "costSource":"unknown","outputReliable":true,"instant":1795192181000,"startedAt":1795192181000}""";
    }

    /** Statistics of a database without any request. */
    static String nothing() {
        return """
                {"totals":{"requests":0,"attempts":0,"failed":0,"cancelled":0,"errorRate":null,"totalTokens":0,
                "totalCost":null,"totalCostNanoUsd":null,"unpricedRequests":0,"firstAt":null,"lastAt":null}}""";
    }

    private static String read(String name) {
        try (var file = Fixtures.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("There is no fixture " + name);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
