package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.hub.HubIdentity;
import org.junit.jupiter.api.Test;

/** The identity of a hub, and how a restore changes it. */
public abstract class IdentityContract extends HubStorageContract {
    @Test
    void identity_newDatabase_isRandomAndInItsFirstEpoch() {
        HubIdentity identity = hub().admin().identity();

        assertThat(identity.hubId()).matches("tsh_[A-Za-z0-9_-]{16}");
        assertThat(identity.epoch()).isEqualTo("e_1");
        assertThat(identity.resendSince()).isNull();
        assertThat(hub().admin().identity()).isEqualTo(identity);
    }

    @Test
    void beginEpoch_keepsIdAndRaisesEpoch() {
        String id = hub().admin().identity().hubId();

        hub().admin().beginEpoch(NOON - 60, ADMIN);
        HubIdentity identity = hub().admin().beginEpoch(NOON, ADMIN);

        assertThat(identity).isEqualTo(new HubIdentity(id, "e_3", NOON));
        assertThat(hub().admin().identity()).isEqualTo(identity);
    }

    @Test
    void check_openStorage_passes() {
        hub().check();

        assertThat(audit()).isEmpty();
    }
}
