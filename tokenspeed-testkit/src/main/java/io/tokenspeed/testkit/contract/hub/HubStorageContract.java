package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The base of all contracts of a hub's storage: opens a storage for a test and closes it after it. A backend runs the
 * contracts through {@link HubStorageContracts}.
 */
public abstract class HubStorageContract {
    /** Every bucket, in UTC. */
    static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private HubStorage hub = new NoHub();

    /** Opens a fresh, empty storage. It is closed after the test. */
    protected abstract HubStorage open();

    @BeforeEach
    void openHub() {
        hub = open();
    }

    @AfterEach
    void closeHub() {
        hub.close();
    }

    final HubStorage hub() {
        return hub;
    }

    final TokenStorage tokens() {
        return hub.tokens();
    }

    final UploadStorage uploads() {
        return hub.uploads();
    }

    final DeviceTable devices() {
        return hub.admin().devices();
    }

    final KeyTable keys() {
        return hub.admin().keys();
    }

    final List<AuditEntry> audit() {
        return hub.admin().audit().latest(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    final UploadResult store(Upload upload) {
        return uploads().store(List.of(upload)).get(0);
    }

    final long requests() {
        return tokens().usage(null).summary(EVERYTHING).requests();
    }

    static UploadResult stored(int accepted, int duplicates) {
        return new UploadResult(Verdict.STORED, new Receipt(accepted, duplicates, List.of(), List.of()));
    }

    static UploadResult refused(Verdict verdict) {
        return new UploadResult(verdict, null);
    }

    /** The results of a call that several threads make at the same moment. */
    static <T> List<T> atOnce(int threads, Callable<T> call) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Future<T>> calls = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : calls) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
