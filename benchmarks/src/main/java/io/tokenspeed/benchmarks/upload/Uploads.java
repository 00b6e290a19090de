package io.tokenspeed.benchmarks.upload;

import io.tokenspeed.benchmarks.hub.HubProcess;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what uploading to a real hub costs: memory and requests for a backlog, and speed of recording. Arguments: a
 * folder, records in the backlog, requests in each, requests to record per measurement, rounds.
 */
public final class Uploads {
    private static final int DEVICES = 50;

    /** As the program is distributed, but with a quarter of its heap. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m");

    private Uploads() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        int perRecord = Integer.parseInt(arguments[2]);
        try (HubProcess hub = HubProcess.sqlite(Files.createDirectory(folder.resolve("hub")))) {
            String url = "http://127.0.0.1:" + hub.port();
            String invite = hub.invite(DEVICES);
            drain(Files.createDirectory(folder.resolve("device")), records, perRecord, url, invite);
            System.out.println();
            new RecordingSpeed(
                            Files.createDirectory(folder.resolve("recording")),
                            url,
                            invite,
                            Integer.parseInt(arguments[3]))
                    .run(Integer.parseInt(arguments[4]));
        }
    }

    /** Sends the backlog from a process of its own with the least heap that must suffice. */
    private static void drain(Path folder, int records, int perRecord, String url, String invite)
            throws IOException, InterruptedException {
        Path database = folder.resolve("tokenspeed.sqlite");
        Backlog backlog = new Backlog(records, perRecord, System.currentTimeMillis() - 3_600_000);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled)) {
            backlog.writeTo(storage);
        }
        System.out.printf("%d records of %d requests, %s%n", records, backlog.requests(), String.join(" ", FLAGS));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DrainBacklog.class.getName()));
        command.addAll(List.of(database.toString(), Integer.toString(backlog.requests()), url, invite));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("draining the backlog ended with " + code);
        }
    }
}
