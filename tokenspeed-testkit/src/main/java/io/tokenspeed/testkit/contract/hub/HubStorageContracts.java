package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;
import org.junit.jupiter.api.Nested;

/** All contracts of a hub's storage. The test of a backend extends this class. */
public abstract class HubStorageContracts {
    /** Opens an empty storage, which the contract closes. */
    protected abstract HubStorage openNew();

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
    class Tokens extends TokenContract {
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
    class Predecessor extends PredecessorContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Published extends PublishedDaysContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Aliases extends ProjectAliasContract {
        @Override
        protected HubStorage open() {
            return openNew();
        }
    }

    @Nested
    class Nonces extends NonceContract {
        @Override
        protected NonceStore open() {
            return openNew().shared().nonces();
        }
    }

    @Nested
    class Budgets extends BudgetContract {
        @Override
        protected BudgetStore open() {
            return openNew().shared().budgets();
        }
    }
}
