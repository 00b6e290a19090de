package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.sources.Source;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ImporterFailureTest {
    private static final List<Request> REQUESTS = new RandomRequests(3).records(500);

    private final LocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);

    @Test
    void run_saysWhyEachFileCouldNotBeRead() {
        Map<String, Exception> failures = Map.of(
                "0.jsonl", new AccessDeniedException("/fake/0.jsonl"),
                "1.jsonl", new NoSuchFileException("/fake/1.jsonl"),
                "2.jsonl", new IOException("the disk is gone"),
                "3.jsonl", new IllegalStateException());

        ImportReport report = run(new FakeSource(5, (path, sink) -> {
            Exception failure = failures.get(path.getFileName().toString());
            if (failure instanceof IOException unreadable) {
                throw unreadable;
            } else if (failure instanceof RuntimeException unforeseen) {
                throw unforeseen;
            }
            FakeSource.endless(REQUESTS, 1).read(path, sink);
        }));

        assertThat(report.problems())
                .containsExactlyInAnyOrder(
                        "No permission to read /fake/0.jsonl.",
                        "Gone while it was read: /fake/1.jsonl.",
                        "Cannot read /fake/2.jsonl: the disk is gone.",
                        "Cannot read /fake/3.jsonl: IllegalStateException.");
        assertThat(report.filesRead()).isEqualTo(5);
        assertThat(report.requests()).isPositive();
    }

    @Test
    void run_keepsWhatAFileGaveBeforeItFailed() {
        ImportReport report = run(new FakeSource(1, (path, sink) -> {
            sink.request(REQUESTS.get(0));
            throw new IOException("torn");
        }));

        assertThat(report.requests()).isEqualTo(1);
        assertThat(storage.cursors().list(FakeSource.TOOL))
                .singleElement()
                .satisfies(cursor -> assertThat(cursor.problem()).isEqualTo("Cannot read /fake/0.jsonl: torn."));
    }

    @Test
    void run_endsAlsoWhereAReaderMeetsAnError() {
        ImportReport report = run(new FakeSource(3, (path, sink) -> {
            throw new UnsatisfiedLinkError("no decoder for this system");
        }));

        assertThat(report.problems()).hasSize(3).contains("Cannot read /fake/0.jsonl: no decoder for this system.");
    }

    @Test
    void run_endsWithTheWritersFailureAndLeavesNoThread() throws InterruptedException {
        Queue<Thread> workers = new ConcurrentLinkedQueue<>();
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        Source endless = new FakeSource(8, (path, sink) -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
            workers.add(Thread.currentThread());
            FakeSource.endless(REQUESTS, 1000).read(path, sink);
        });

        assertThatThrownBy(() -> new Importer(new FailingStorage(), List.of(endless), 2).run(ImportProgress.NONE))
                .isInstanceOf(StorageException.class)
                .hasMessage(FailingStorage.SENTENCE);
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(workers).isNotEmpty();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void run_endsWhenItsThreadIsInterrupted() throws InterruptedException {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Source waiting = new FakeSource(1, (path, sink) -> waitForever());
        Thread importing = new Thread(() -> {
            try {
                run(waiting);
            } catch (CancellationException stopped) {
                end.set(stopped);
            }
        });

        importing.start();
        importing.interrupt();
        importing.join();

        assertThat(end.get()).isNotNull();
    }

    private static void waitForever() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    private ImportReport run(Source source) {
        return new Importer(storage, List.of(source), 2).run(ImportProgress.NONE);
    }
}
