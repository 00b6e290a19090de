package io.tokenspeed.store.price;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.contract.PriceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlitePriceStoreTest extends PriceContract {
    @TempDir
    private Path folder;

    private SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    protected PriceStore store() {
        return storage.prices();
    }
}
