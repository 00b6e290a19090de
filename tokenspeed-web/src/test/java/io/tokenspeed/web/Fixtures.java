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
            "meta", "meta",
            "v1/overview", "v1-overview",
            "v1/series", "v1-series-model",
            "v1/series?group=project", "v1-series-project",
            "v1/distribution", "v1-distribution",
            "v1/heatmap?kind=week", "v1-heatmap-week",
            "v1/heatmap?kind=latency", "v1-heatmap-latency",
            "v1/heatmap?kind=calendar", "v1-heatmap-calendar",
            "v1/facets", "v1-facets");

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

    private static final Map<String, String> REQUEST_FILES = Map.of(
            "v1/strata", "v1-strata",
            "v1/requests", "v1-requests",
            "v1/sessions", "v1-sessions",
            "v1/sessions/ses-000", "v1-session",
            "stats/users", "users",
            "sessions/ses-000/interactions?kind=db", "session-db",
            "sessions/ses-000/interactions?kind=api", "session-api",
            "sessions/ses-000/interactions?kind=cost_event", "session-cost");

    private static final Map<String, String> HUB_FILES =
            Map.of("meta", "hub-meta", "v1/overview", "hub-v1-overview", "v1/devices", "v1-devices");

    private Fixtures() {}

    /** The answer of every path below {@code /api/}. */
    static Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        FILES.forEach((path, file) -> answers.put(path, read(file)));
        UPLOAD_FILES.forEach((path, file) -> answers.put(path, read(file)));
        ALERT_FILES.forEach((path, file) -> answers.put(path, read(file)));
        PRICE_FILES.forEach((path, file) -> answers.put(path, read(file)));
        REQUEST_FILES.forEach((path, file) -> answers.put(path, read(file)));
        return answers;
    }

    /** The answers of a hub: devices, anonymous projects, and no single requests. */
    static Map<String, String> hubAnswers() {
        var answers = new HashMap<String, String>();
        FILES.forEach((path, file) -> answers.put(path, read(file)));
        HUB_FILES.forEach((path, file) -> answers.put(path, read(file)));
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

    /** The overview of a database without any request. */
    static String nothing() {
        return read("v1-nothing");
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
