package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how fast requests are recorded while uploading is off, on, and working without a pause, in turns in one run.
 */
final class RecordingSpeed {
    private static final int PER_RECORD = 10;

    private final Path folder;
    private final String hub;
    private final String invite;
    private final int requests;
    private final Map<Uploading, List<Double>> seconds = new EnumMap<>(Uploading.class);

    /** The uploader's work while requests are recorded. */
    enum Uploading {
        OFF,
        /** As shipped: it works now and then, here once. */
        ON,
        /** It works all the time, which the protocol's delays never allow. */
        BUSY
    }

    RecordingSpeed(Path folder, String hub, String invite, int requests) {
        this.folder = folder;
        this.hub = hub;
        this.invite = invite;
        this.requests = requests;
    }

    void run(int rounds) throws IOException, InterruptedException {
        for (Uploading uploading : Uploading.values()) {
            record(uploading, "warm-up-" + uploading);
        }
        for (int round = 0; round < rounds; round++) {
            for (Uploading uploading : Uploading.values()) {
                double took = record(uploading, uploading + "-" + round);
                seconds.computeIfAbsent(uploading, key -> new ArrayList<>()).add(took);
            }
        }
        for (Uploading uploading : Uploading.values()) {
            print(uploading);
        }
    }

    private double record(Uploading uploading, String name) throws IOException, InterruptedException {
        Path database = Files.createDirectory(folder.resolve(name)).resolve("tokenspeed.sqlite");
        Backlog backlog = new Backlog(requests / PER_RECORD, PER_RECORD, System.currentTimeMillis());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                MeasuredDevice device = new MeasuredDevice(database, storage)) {
            if (uploading != Uploading.OFF) {
                device.enrol(hub, invite);
            }
            try (UploadWorker worker = UploadWorker.start(device, uploading)) {
                long start = System.nanoTime();
                backlog.writeTo(storage);
                double took = (System.nanoTime() - start) / 1e9;
                worker.close();
                return took;
            }
        }
    }

    private void print(Uploading uploading) {
        double median = median(uploading);
        System.out.printf(
                Locale.ROOT,
                "uploading %-5s %,10.0f requests/s   of off %.3f   %s s%n",
                uploading.name().toLowerCase(Locale.ROOT),
                requests / median,
                median(Uploading.OFF) / median,
                seconds.getOrDefault(uploading, List.of()).stream()
                        .map("%.2f"::formatted)
                        .toList());
    }

    private double median(Uploading uploading) {
        double[] sorted = seconds.getOrDefault(uploading, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
