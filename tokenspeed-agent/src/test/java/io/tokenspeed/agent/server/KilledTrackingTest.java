package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.sink.HttpSink;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.testkit.track.TestEvents;
import io.tokenspeed.testkit.track.TrackedRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it stores what is tracked has everything that it acknowledged, and nothing twice. */
class KilledTrackingTest {
    private static final int ROUNDS = 3;
    private static final int CLIENTS = 4;
    private static final int ACKNOWLEDGED = 40;

    @TempDir
    private Path home;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Interaction> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Interaction> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void kill_whileTracking_losesAndDoublesNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            trackUntilKilled();
        }

        try (ServeProcess server = serve()) {
            HttpSink sink = sink(server);
            for (Interaction sent : acknowledged) {
                assertThat(outcome(sink, sent)).as(sent.id()).isEqualTo(TrackOutcome.DUPLICATE);
            }
            for (Interaction sent : unanswered) {
                assertThat(outcome(sink, sent)).as(sent.id()).isIn(TrackOutcome.STORED, TrackOutcome.DUPLICATE);
            }
        }
        TrackedRows rows = TrackedRows.of(ServeProcess.database(home));
        assertThat(rows.interactions()).hasSize(acknowledged.size() + unanswered.size());
        assertThat(rows.chats()).hasSize(chats());
        assertThat(counted(rows)).isEqualTo(rows.interactions().size());
    }

    private int chats() {
        return (int) (acknowledged.stream()
                        .filter(sent -> sent.request() != null)
                        .count()
                + unanswered.stream().filter(sent -> sent.request() != null).count());
    }

    /** Adds up the hours. */
    private static long counted(TrackedRows rows) {
        return rows.hours().stream()
                .mapToLong(row -> Long.parseLong(row.replaceAll(".*[{ ]count=([0-9]+).*", "$1")))
                .sum();
    }

    private void trackUntilKilled() throws IOException, InterruptedException {
        int enough = acknowledged.size() + ACKNOWLEDGED;
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (ServeProcess server = serve()) {
            HttpSink sink = sink(server);
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> track(sink, killed));
            }
            TestServer.awaitThat(() -> acknowledged.size() >= enough);
            server.kill();
            killed.set(true);
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private void track(HttpSink sink, AtomicBoolean killed) {
        while (!killed.get()) {
            int number = numbers.incrementAndGet();
            Interaction next = number % 2 == 0
                    ? TestEvents.chat("c-" + number, "s", number)
                    : TestEvents.query("q-" + number, "s", number);
            try {
                assertThat(outcome(sink, next)).isEqualTo(TrackOutcome.STORED);
                acknowledged.add(next);
            } catch (StorageException unsaid) {
                unanswered.add(next);
            }
        }
    }

    private static TrackOutcome outcome(HttpSink sink, Interaction sent) {
        List<TrackResult> results = sink.write(List.of(sent));
        return results.get(0).outcome();
    }

    private ServeProcess serve() throws IOException {
        return ServeProcess.start(home, home, Map.of());
    }

    private HttpSink sink(ServeProcess server) throws IOException, InterruptedException {
        URI address = URI.create(server.awaitUrl());
        return HttpSink.to(address, Files.readString(ServeProcess.database(home).resolveSibling("ingest-token")));
    }
}
