package io.tokenspeed.testkit.contract;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * The base of all contracts of a local storage: opens storages for a test and closes them after it. A backend runs the
 * contracts through {@link LocalStorageContracts}.
 */
public abstract class LocalStorageContract {
    /** Every request, in UTC. */
    static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private final List<LocalStorage> opened = new ArrayList<>();

    /** Opens a fresh, empty storage. It is closed after the test. */
    protected abstract LocalStorage open(Pricing pricing);

    @AfterEach
    void closeStorages() {
        opened.forEach(LocalStorage::close);
    }

    final LocalStorage storage(Pricing pricing) {
        LocalStorage storage = open(pricing);
        opened.add(storage);
        return storage;
    }

    final LocalStorage storage() {
        return storage(Pricing.NONE);
    }

    /** A storage without prices that holds the requests. */
    final LocalStorage storing(RequestBuilder... requests) {
        LocalStorage storage = storage();
        store(storage, requests);
        return storage;
    }

    static BatchResult store(LocalStorage storage, RequestBuilder... requests) {
        return store(storage, Arrays.stream(requests).map(RequestBuilder::build).toList());
    }

    static BatchResult store(LocalStorage storage, List<Request> requests) {
        try (ImportWriter writer = storage.beginImport()) {
            return writer.commit(new ImportBatch(requests, List.of()));
        }
    }

    static List<StoredRequest> rows(LocalStorage storage, UsageFilter filter) {
        List<StoredRequest> rows = new ArrayList<>();
        storage.requests().forEach(filter, rows::add);
        return rows;
    }

    static List<Request> requests(LocalStorage storage) {
        return rows(storage, EVERYTHING).stream().map(StoredRequest::request).toList();
    }

    static List<String> naturalKeys(List<StoredRequest> rows) {
        return rows.stream().map(row -> row.request().naturalKey()).toList();
    }
}
