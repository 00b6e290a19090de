package io.tokenspeed.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Appends requests to a transcript of Claude Code and measures how long the live feed takes to send each. */
final class ArrivalDelays implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("\"messageID\":\"(msg_[a-z0-9]+)\"");
    private static final String LINE =
            "{\"parentUuid\":null,\"isSidechain\":false,\"cwd\":\"/home/dev/code/project-1\","
                    + "\"sessionId\":\"live\",\"version\":\"2.1.300\",\"type\":\"assistant\",\"requestId\":\"req_%1$s\","
                    + "\"message\":{\"id\":\"%1$s\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-4-8\","
                    + "\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":12,\"output_tokens\":640}},"
                    + "\"uuid\":\"u-%1$s\",\"timestamp\":\"%2$s\"}\n";
    private static final long EVERY_MILLIS = 400;

    private final Path transcript;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final List<Long> delays = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();

    private ArrivalDelays(Path transcript) {
        this.transcript = transcript;
    }

    /** Starts to append, and to read the feed at {@code live}. */
    static ArrivalDelays start(Path home, HttpClient client, URI live) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(".claude/projects/-home-dev-work-project-1"));
        ArrivalDelays arrivals = new ArrivalDelays(folder.resolve("live.jsonl"));
        var feed = client.send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.ofLines());
        Thread reader = new Thread(() -> feed.body().forEach(arrivals::told), "live feed");
        reader.setDaemon(true);
        reader.start();
        var unused = arrivals.writer.scheduleAtFixedRate(
                arrivals::append, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return arrivals;
    }

    private void append() {
        String id = "msg_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        waiting.put(id, System.nanoTime());
        try {
            Files.writeString(
                    transcript,
                    LINE.formatted(id, Instant.now()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void told(String line) {
        Matcher message = MESSAGE.matcher(line);
        if (message.find()) {
            Long since = waiting.remove(message.group(1));
            if (since != null) {
                delays.add(System.nanoTime() - since);
            }
        }
    }

    /** The delays of the requests that the feed has sent, in nanoseconds. */
    List<Long> delays() {
        return new ArrayList<>(delays);
    }

    /** The number of requests that the feed has not sent. */
    int untold() {
        return waiting.size();
    }

    /** Stops appending and waits up to five seconds for the feed to send the rest. */
    @Override
    public void close() throws InterruptedException {
        writer.shutdown();
        for (int i = 0; i < 50 && !waiting.isEmpty(); i++) {
            Thread.sleep(100);
        }
    }
}
