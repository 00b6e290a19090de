package io.tokenspeed.testkit.contract;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageReader;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of a local storage. The test of a backend extends this class, and adds a nested class for each contract
 * that needs to know more of the backend than how to open it.
 */
public abstract class LocalStorageContracts {
    /** Opens an empty storage, which the contract closes. */
    protected abstract LocalStorage openNew(Pricing pricing);

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
    class GatewayPairing extends GatewayPairContract {
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
    class Recordings extends RecordingContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Telemetry extends TelemetryContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class WrappedChats extends WrappedChatContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }

    @Nested
    class Limits extends LimitContract {
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
    class SameKeys extends SameKeyContract {
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
    class SpeedSeries extends SpeedSeriesContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }

        @Override
        protected UsageReader usage(LocalStorage storage) {
            return storage.usage();
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
    class TwinsOfTools extends TwinContract {
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
    class Replays extends ReplayContract {
        @Override
        protected LocalStorage open(Pricing pricing) {
            return openNew(pricing);
        }
    }
}
