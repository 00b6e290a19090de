package io.tokenspeed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    private static final Map<String, String> UPLOAD_FILES = Map.of(
            "upload/status", "upload-status",
            "upload/queue", "upload-queue",
            "upload/preview", "upload-preview",
            "upload/batches/419", "upload-batch");

    private static final Map<String, String> ALERT_FILES = Map.of(
            "alerts/rules", "alert-rules",
            "alerts/events", "alert-events",
            "alerts/targets", "alert-targets");

    private static final Map<String, String> PRICE_FILES = Map.of(
            "pricing/rates", "pricing-rates",
            "pricing/unpriced", "pricing-unpriced",
            "pricing/held", "pricing-held",
            "pricing/sync", "pricing-sync");

    private static final Map<String, String> SESSION_FILES = Map.of(
            "stats/users", "users",
            "sessions/ses-000", "session",
            "sessions/ses-000/interactions", "session-interactions");

    private static final Map<String, String> HUB_FILES =
            Map.of("meta", "hub-meta", "projects", "hub-projects", "devices", "devices");

    private Fixtures() {}

    /** The answer of every path below {@code /api/}. */
    static Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        FILES.forEach((path, file) -> answers.put(path, read(file)));
        UPLOAD_FILES.forEach((path, file) -> answers.put(path, read(file)));
        ALERT_FILES.forEach((path, file) -> answers.put(path, read(file)));
        PRICE_FILES.forEach((path, file) -> answers.put(path, read(file)));
        SESSION_FILES.forEach((path, file) -> answers.put(path, read(file)));
        return answers;
    }

    /** The answers of a hub: devices, anonymous projects, and no single requests. */
    static Map<String, String> hubAnswers() {
        var answers = new HashMap<String, String>();
        FILES.forEach((path, file) -> answers.put(path, read(file)));
        HUB_FILES.forEach((path, file) -> answers.put(path, read(file)));
        answers.keySet().removeAll(List.of("history", "sessions"));
        return answers;
    }

    /** How uploading stands where it was never enabled. */
    static String untouchedUpload() {
        return """
            {"enabled":false,"hubUrl":null,"queue":{"pending":0,"sent":0,"dead":0,"total":0,"oldestPendingBucketStart":null},
            "batches":{"waiting":0,"sent":0,"dead":0},
            "state":"local","reason":"never enabled","device":null,"consentVersion":0,"held":null,"advice":null,
            "lastCode":null,"lastSuccess":null,"clockOffset":0,"failures":0,"forgetting":false,"pluginSends":false,
            "waitingRecords":0,"waitingBytes":0,"lost":{},"tally":{"generated":{"requests":0,"tokens":0},
            "sent":{"requests":0,"tokens":0},"waiting":{"requests":0,"tokens":0},"lost":{"requests":0,"tokens":0}}}\
            """;
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
            "costSource":"unknown","outputReliable":true,"instant":1795192181000,"startedAt":1795192181000}\
            """;
    }

    /** Statistics of a database without any request. */
    static String nothing() {
        return """
            {"totals":{"requests":0,"attempts":0,"failed":0,"cancelled":0,"errorRate":null,"totalTokens":0,
            "totalCost":null,"totalCostNanoUsd":null,"unpricedRequests":0,"firstAt":null,"lastAt":null}}\
            """;
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
