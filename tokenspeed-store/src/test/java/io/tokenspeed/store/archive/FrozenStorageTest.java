package io.tokenspeed.store.archive;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.PredecessorPlugin;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.contract.ArrivalContract;
import io.tokenspeed.testkit.contract.DashboardContract;
import io.tokenspeed.testkit.contract.ForeignRowsContract;
import io.tokenspeed.testkit.contract.LocalStorageContracts;
import io.tokenspeed.testkit.contract.PromptSizeContract;
import io.tokenspeed.testkit.contract.RequestPageContract;
import io.tokenspeed.testkit.contract.SpeedSeriesContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of a local storage hold where all hours are archived. */
class FrozenStorageTest extends LocalStorageContracts {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path folder;

    @Override
    protected LocalStorage openNew(Pricing pricing) {
        return open(pricing, true);
    }

    private static LocalStorage open(Pricing pricing, boolean afterWrites) {
        Path file = folder.resolve(DATABASES.incrementAndGet() + ".sqlite");
        return new FrozenStorage(file, SqliteLocalStorage.open(file, () -> pricing), afterWrites);
    }

    @Nested
    class Arrivals extends ArrivalContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected int rounds() {
            return 4;
        }
    }

    @Nested
    class ForeignRows extends ForeignRowsContract {
        private final PredecessorPlugin plugin = new PredecessorPlugin();

        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected void writeForeign(LocalStorage storage, Request row) {
            ((FrozenStorage) storage).freeze();
            plugin.write(folder.resolve(DATABASES.get() + ".sqlite"), row);
        }
    }

    @Nested
    class RequestPages extends RequestPageContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected DashboardReader dashboard(LocalStorage storage) {
            return ((FrozenStorage) storage).dashboard();
        }
    }

    @Nested
    class DashboardSpeedSeries extends SpeedSeriesContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected UsageReader usage(LocalStorage storage) {
            return ((FrozenStorage) storage).dashboard().usage();
        }
    }

    @Nested
    class PromptSizes extends PromptSizeContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected DashboardReader dashboard(LocalStorage storage) {
            return ((FrozenStorage) storage).dashboard();
        }
    }

    @Nested
    class Dashboards extends DashboardContract {
        /** Arrivals are told before their hour is old enough to be archived. */
        @Override
        protected LocalStorage open(Pricing pricing) {
            return FrozenStorageTest.open(pricing, false);
        }

        @Override
        protected DashboardReader dashboard(LocalStorage storage) {
            return ((FrozenStorage) storage).dashboard();
        }
    }
}
