package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.contract.AlertTableContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlertTableTest extends AlertTableContract {
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
    protected AlertTable table() {
        return storage.alerts(Clock.systemUTC());
    }
}
