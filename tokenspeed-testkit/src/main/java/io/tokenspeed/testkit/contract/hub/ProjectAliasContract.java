package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ProjectAlias;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of projects are there as long as the device that gave them is, and does not take them back. */
public abstract class ProjectAliasContract extends HubStorageContract {
    private static final String WEBSITE = "p_mAs1Z-MAh_yK2kB2taFg8A";
    private static final String ENGINE = "p_AAAAAAAAAAAAAAAAAAAAAA";

    @BeforeEach
    void enrolDevices() {
        active(hub(), 1);
        active(hub(), 2);
    }

    private ProjectAliasTable aliases() {
        return hub().admin().projectAliases();
    }

    private void name(int device, ProjectAlias... aliases) {
        aliases().replace(id(device), List.of(aliases), ADMIN);
    }

    @Test
    void replace_takesThePlaceOfAllEarlierNames() {
        name(1, new ProjectAlias(WEBSITE, "Website"), new ProjectAlias(ENGINE, "Engine"));
        name(2, new ProjectAlias("p_BBBBBBBBBBBBBBBBBBBBBB", "Notizen für später"));

        name(1, new ProjectAlias(WEBSITE, "Shop"));

        assertThat(aliases().names())
                .isEqualTo(Map.of(WEBSITE, "Shop", "p_BBBBBBBBBBBBBBBBBBBBBB", "Notizen für später"));
    }

    @Test
    void replace_withNothing_takesThemBack() {
        name(1, new ProjectAlias(WEBSITE, "Website"));

        name(1);

        assertThat(aliases().names()).isEmpty();
        assertThat(audit()).extracting(AuditEntry::action).startsWith("device.aliases", "device.aliases");
        assertThat(audit().toString()).doesNotContain("Website");
    }

    @Test
    void names_thatDevicesDisagreeOn_areNotShown() {
        name(1, new ProjectAlias(WEBSITE, "Website"), new ProjectAlias(ENGINE, "Engine"));
        name(2, new ProjectAlias(WEBSITE, "Something else"), new ProjectAlias(ENGINE, "Engine"));

        assertThat(aliases().names()).isEqualTo(Map.of(ENGINE, "Engine"));
    }

    @Test
    void erase_takesTheNamesOfTheDevice() {
        name(1, new ProjectAlias(WEBSITE, "Website"));
        name(2, new ProjectAlias(ENGINE, "Engine"));

        devices().erase(id(1), ADMIN);

        assertThat(aliases().names()).isEqualTo(Map.of(ENGINE, "Engine"));
    }

    @Test
    void revokedDevice_keepsItsNamesAndChangesNone() {
        name(1, new ProjectAlias(WEBSITE, "Website"));
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);

        assertThatThrownBy(() -> name(1)).isInstanceOf(DeviceRevokedException.class);

        assertThat(aliases().names()).isEqualTo(Map.of(WEBSITE, "Website"));
    }

    @Test
    void replace_ofAnUnknownDevice_isRefused() {
        assertThatThrownBy(() -> name(9, new ProjectAlias(WEBSITE, "Website"))).isInstanceOf(StorageException.class);
    }
}
