package io.tokenspeed.store.hub.query;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.hub.EmptyHubs;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that keeps sums and only reads tells of every change at once that another process makes. */
class KeptAnswersTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final long WEEK_BEFORE = NOON - 7 * 86_400;

    @TempDir
    private static Path folder;

    private Path path;
    private HubStorage hub;
    private HubStorage reader;

    @BeforeEach
    void storeTwoDevicesAndAsk() {
        path = new EmptyHubs(folder).path();
        hub = SqlHubStorage.sqlite(path);
        active(hub, 1);
        active(hub, 2);
        store(upload(id(1), record(WEEK_BEFORE, 1, 1), record(NOON, 1, 2)));
        store(upload(id(2), record(NOON, 1, 4)));
        reader = SqlHubStorage.readOnlySqlite(path);
        assertThat(nano()).isEqualTo(7_000);
        assertThat(answers()).isEqualTo(answers());
    }

    @AfterEach
    void close() {
        reader.close();
        hub.close();
    }

    private void store(Upload upload) {
        hub.uploads().store(List.of(upload));
    }

    private long nano() {
        return reader.tokens().usage(null).summary(EVERYTHING).cost().knownNano();
    }

    private List<SpeedRow> answers() {
        return reader.tokens().usage(null).speeds(EVERYTHING, List.of(Dimension.MODEL));
    }

    @Test
    void upload_ofAnotherDay_showsAtOnce() {
        store(upload(id(1), record(NOON - 86_400, 1, 8)));

        assertThat(nano()).isEqualTo(15_000);
        assertThat(answers().get(0).ttft().count()).isEqualTo(4);
    }

    @Test
    void upload_ofAnewerRevision_replacesTheOldOneInOldDays() {
        store(upload(id(1), record(WEEK_BEFORE, 2, 3)));

        assertThat(nano()).isEqualTo(9_000);
        assertThat(answers().get(0).ttft().max()).isEqualTo(400);
    }

    @Test
    void erasedDevice_isGoneAtOnce() {
        hub.admin().devices().erase(id(1), ADMIN);

        assertThat(reader.tokens().usage(null).summary(EVERYTHING))
                .isEqualTo(sums(4).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
        assertThat(reader.tokens().usage(id(1)).summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
        assertThat(reader.tokens().byDevice(EVERYTHING)).hasSize(1);
    }

    @Test
    void erasedUsage_isGoneAtOnceAndMayComeAgain() {
        hub.tokens().erase(id(1));
        assertThat(nano()).isEqualTo(4_000);

        store(upload(id(1), record(WEEK_BEFORE, 1, 5)));
        assertThat(nano()).isEqualTo(9_000);
    }

    @Test
    void usageWithoutMarks_ofAnOlderVersion_isErasedAndAddedToAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM usage_change");
        }
        assertThat(nano()).isEqualTo(7_000);

        hub.tokens().erase(id(2));
        assertThat(nano()).isEqualTo(3_000);
        hub.admin().devices().erase(id(1), ADMIN);
        assertThat(nano()).isZero();
    }

    @Test
    void revokedDevice_keepsItsUsageAndSendsNoMore() {
        hub.admin().devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);

        store(upload(id(1), record(NOON + 300, 1, 9)));

        assertThat(nano()).isEqualTo(7_000);
        assertThat(reader.admin().devices().find(id(1)))
                .hasValueSatisfying(device -> assertThat(device.status()).isEqualTo(DeviceStatus.REVOKED));
    }
}
