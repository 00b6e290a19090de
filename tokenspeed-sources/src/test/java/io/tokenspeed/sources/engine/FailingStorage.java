package io.tokenspeed.sources.engine;

import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A storage that cannot be written. */
record FailingStorage(LocalStorage storage) implements LocalStorage {
    static final String SENTENCE = "The database cannot grow because the disk is full.";

    FailingStorage() {
        this(new InMemoryLocalStorage(Pricing.NONE));
    }

    @Override
    public ImportWriter beginImport() {
        return new ImportWriter() {
            @Override
            public boolean first() {
                return false;
            }

            @Override
            public BatchResult commit(Supplier<@Nullable ImportBatch> batches) {
                throw new StorageException(SENTENCE, null);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public RequestSink recording() {
        return storage.recording();
    }

    @Override
    public CursorTable cursors() {
        return storage.cursors();
    }

    @Override
    public RequestTable requests() {
        return storage.requests();
    }

    @Override
    public LimitTable limits() {
        return storage.limits();
    }

    @Override
    public UsageReader usage() {
        return storage.usage();
    }

    @Override
    public void close() {
        storage.close();
    }
}
