package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.contract.AgreementContract;
import io.tokenspeed.testkit.contract.ArrivalContract;
import io.tokenspeed.testkit.contract.BreakdownContract;
import io.tokenspeed.testkit.contract.ConcurrentImportContract;
import io.tokenspeed.testkit.contract.CostContract;
import io.tokenspeed.testkit.contract.CursorContract;
import io.tokenspeed.testkit.contract.DashboardContract;
import io.tokenspeed.testkit.contract.DaysContract;
import io.tokenspeed.testkit.contract.FilterContract;
import io.tokenspeed.testkit.contract.ForeignRowsContract;
import io.tokenspeed.testkit.contract.ImportContract;
import io.tokenspeed.testkit.contract.RequestTableContract;
import io.tokenspeed.testkit.contract.SpeedContract;
import io.tokenspeed.testkit.contract.SummaryContract;
import io.tokenspeed.testkit.contract.SupersedeContract;
import io.tokenspeed.testkit.contract.TransactionContract;
import org.junit.jupiter.api.Nested;

class InMemoryLocalStorageTest {
    @Nested
    class Imports extends ImportContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class ConcurrentImports extends ConcurrentImportContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Arrivals extends ArrivalContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }

        @Override
        protected int rounds() {
            return 200;
        }
    }

    @Nested
    class Cursors extends CursorContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Summaries extends SummaryContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Breakdowns extends BreakdownContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Filters extends FilterContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Days extends DaysContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Superseding extends SupersedeContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class ForeignRows extends ForeignRowsContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Costs extends CostContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class SpeedPools extends SpeedContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class RequestTables extends RequestTableContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Agreement extends AgreementContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }
    }

    @Nested
    class Dashboards extends DashboardContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return new InMemoryLocalStorage(pricing);
        }

        @Override
        protected DashboardReader dashboard(LocalStorage storage) {
            return ((InMemoryLocalStorage) storage).dashboard();
        }
    }
}
