package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.BudgetStore;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.testkit.contract.hub.AuditContract;
import io.tokenspeed.testkit.contract.hub.BudgetContract;
import io.tokenspeed.testkit.contract.hub.DeviceContract;
import io.tokenspeed.testkit.contract.hub.EraseContract;
import io.tokenspeed.testkit.contract.hub.HubAgreementContract;
import io.tokenspeed.testkit.contract.hub.HubAnswerContract;
import io.tokenspeed.testkit.contract.hub.IdentityContract;
import io.tokenspeed.testkit.contract.hub.InviteContract;
import io.tokenspeed.testkit.contract.hub.KeyContract;
import io.tokenspeed.testkit.contract.hub.LegacyContract;
import io.tokenspeed.testkit.contract.hub.NonceContract;
import io.tokenspeed.testkit.contract.hub.RevisionContract;
import io.tokenspeed.testkit.contract.hub.RevocationContract;
import io.tokenspeed.testkit.contract.hub.UploadContract;
import org.junit.jupiter.api.Nested;

class PostgresHubStorageTest {
    private static HubStorage openNew() {
        return SqlHubStorage.postgres(TestPostgres.database());
    }

    @Nested
    class Identity extends IdentityContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Invites extends InviteContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Devices extends DeviceContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Keys extends KeyContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Audit extends AuditContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Uploads extends UploadContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Revisions extends RevisionContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Revocations extends RevocationContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Erasures extends EraseContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Agreement extends HubAgreementContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Answers extends HubAnswerContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Legacy extends LegacyContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Nonces extends NonceContract {
        @Override
        protected NonceStore open() {
            return openNew().tokens().nonces();
        }
    }

    @Nested
    class Budgets extends BudgetContract {
        @Override
        protected BudgetStore open() {
            return openNew().tokens().budgets();
        }
    }
}
