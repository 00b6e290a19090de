package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.contract.ArrivalContract;
import io.tokenspeed.testkit.contract.DashboardContract;
import io.tokenspeed.testkit.contract.ForeignRowsContract;
import io.tokenspeed.testkit.contract.LocalStorageContracts;
import io.tokenspeed.testkit.contract.PromptSizeContract;
import io.tokenspeed.testkit.contract.RequestPageContract;
import io.tokenspeed.testkit.contract.SpeedSeriesContract;
import org.junit.jupiter.api.Nested;

class InMemoryLocalStorageTest extends LocalStorageContracts {
    @Override
    protected LocalStorage openNew(Pricing pricing) {
        return new InMemoryLocalStorage(pricing);
    }

    @Nested
    class Arrivals extends ArrivalContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected int rounds() {
            return 200;
        }
    }

    @Nested
    class ForeignRows extends ForeignRowsContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
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
            return ((InMemoryLocalStorage) storage).dashboard();
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
            return ((InMemoryLocalStorage) storage).dashboard().usage();
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
            return ((InMemoryLocalStorage) storage).dashboard();
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
            return ((InMemoryLocalStorage) storage).dashboard();
        }
    }
}
