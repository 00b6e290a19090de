package io.tokenspeed.store;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
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
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteLocalStorageTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static LocalStorage openNew(Pricing pricing) {
        return SqliteLocalStorage.open(folder.resolve(DATABASES.incrementAndGet() + ".sqlite"), () -> pricing);
    }

    @Nested
    class Imports extends ImportContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class ConcurrentImports extends ConcurrentImportContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Arrivals extends ArrivalContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Breakdowns extends BreakdownContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Costs extends CostContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Cursors extends CursorContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Days extends DaysContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Filters extends FilterContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class RequestTables extends RequestTableContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Speeds extends SpeedContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Summaries extends SummaryContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Supersedes extends SupersedeContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Agreement extends AgreementContract {
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
