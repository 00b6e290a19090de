package io.tokenspeed.store;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageReader;
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

class SqliteLocalStorageTest extends LocalStorageContracts {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path folder;

    @Override
    protected LocalStorage openNew(Pricing pricing) {
        return SqliteLocalStorage.open(folder.resolve(DATABASES.incrementAndGet() + ".sqlite"), () -> pricing);
    }

    @Nested
    class Arrivals extends ArrivalContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
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
            return ((SqliteLocalStorage) storage).dashboard();
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
            return ((SqliteLocalStorage) storage).dashboard().usage();
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
            return ((SqliteLocalStorage) storage).dashboard();
        }
    }

    @Nested
    class Dashboards extends DashboardContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected DashboardReader dashboard(LocalStorage storage) {
            return ((SqliteLocalStorage) storage).dashboard();
        }
    }
}
