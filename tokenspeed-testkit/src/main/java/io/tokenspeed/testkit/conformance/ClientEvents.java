package io.tokenspeed.testkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The usage events that every client is given as {@code events.json}, and the sums that a hub must hold of them. */
public final class ClientEvents {
    /** The number of records that the events make. */
    static final int RECORDS = 12;

    /** A text that a body contains only if it holds one certain record of the events. */
    static final String ONE_MODEL = "\"model\":\"model-7\"";

    /** The expected requests and tokens per provider and model. */
    static final Map<String, String> EXPECTED = expected();

    private static final int REQUESTS_A_MODEL = 4;

    private ClientEvents() {}

    private static Map<String, String> expected() {
        Map<String, String> totals = new TreeMap<>();
        for (int model = 0; model < RECORDS; model++) {
            long tokens = 0;
            for (int i = 0; i < 4; i++) {
                tokens += input(model, i) + output(model, i);
            }
            totals.put("vendor-" + model % 3 + " model-" + model, 4 + " " + tokens);
        }
        return totals;
    }

    private static long input(int model, int i) {
        return 100L * model + i;
    }

    private static long output(int model, int i) {
        return 30L + model + 7L * i;
    }

    /**
     * Writes the events into a folder.
     *
     * @param bucketStart the start of the bucket that all events lie in, in seconds since the epoch
     */
    static void write(Path folder, long bucketStart) throws IOException {
        StringBuilder json = new StringBuilder("[");
        for (int model = 0; model < RECORDS; model++) {
            for (int i = 0; i < REQUESTS_A_MODEL; i++) {
                json.append(json.length() > 1 ? ",\n" : "")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"endedAt\":%d,\"project\":\"/home/someone/shop\",\"tool\":\"tool\",\"provider\":"
                                        + "\"Vendor-%d\",\"model\":\"model-%d\",\"input\":%d,\"output\":%d}",
                                bucketStart * 1_000 + 1_000L * (model + i),
                                model % 3,
                                model,
                                input(model, i),
                                output(model, i)));
            }
        }
        Files.writeString(folder.resolve("events.json"), json.append("]\n"));
    }

    /** Whether a hub holds exactly the sums of the events. */
    static boolean areOn(MockHub hub) {
        return totals(hub).equals(EXPECTED);
    }

    static Map<String, String> totals(MockHub hub) {
        Map<String, String> totals = new TreeMap<>();
        hub.buckets()
                .values()
                .forEach(bucket -> totals.merge(
                        bucket.json().path("provider").asText() + " "
                                + bucket.json().path("model").asText(),
                        bucket.requests() + " " + bucket.tokens(),
                        (one, other) -> one + " and " + other));
        return totals;
    }
}
