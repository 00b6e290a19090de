package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.key;
import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublicKey;
import io.tokenspeed.model.published.PublicSpeed;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day is published once, and what an erased device had a share in goes. */
public abstract class PublishedDaysContract extends HubStorageContract {
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final PublicSums FULL =
            new PublicSums(7, new PublicTokens(700, 70), 9_000_000_000L, new PublicSpeed(70, 1_400));
    private static final PublicSums BARE = new PublicSums(5, null, null, null);

    @BeforeEach
    void enrolDevices() {
        for (int device = 1; device <= 3; device++) {
            active(hub(), device);
        }
    }

    private PublishedDays published() {
        return hub().admin().published();
    }

    private static PublicCell cell(LocalDate day, String provider, String model, PublicSums sums, int... devices) {
        Set<String> ids = Arrays.stream(devices).mapToObj(number -> id(number)).collect(Collectors.toSet());
        PublicKey key = new PublicKey(day, provider.isEmpty() ? null : provider, model.isEmpty() ? null : model);
        return new PublicCell(new PublishedCell(key, devices.length, sums), ids);
    }

    @Test
    void cells_areReadAsTheyWerePublishedInTheirOrder() {
        PublicCell others = cell(DAY, "", "", BARE, 1, 2);
        PublicCell rare = cell(DAY, "anthropic", "", BARE, 1, 3);
        PublicCell named = cell(DAY, "anthropic", "claude-sonnet-4-5", FULL, 1, 2, 3);
        PublicCell later = cell(DAY.plusDays(1), "anthropic", "claude-sonnet-4-5", BARE, 1, 2);

        assertThat(published().publish(DAY.plusDays(1), List.of(later))).isTrue();
        assertThat(published().publish(DAY, List.of(others, rare, named))).isTrue();

        assertThat(published().cells(DAY, DAY.plusDays(1)))
                .containsExactly(named.cell(), rare.cell(), others.cell(), later.cell());
        assertThat(published().cells(DAY.plusDays(1), DAY.plusDays(9))).containsExactly(later.cell());
        assertThat(published().cells(DAY.minusDays(9), DAY.minusDays(1))).isEmpty();
    }

    @Test
    void publish_again_changesNothing() {
        published().publish(DAY, List.of(cell(DAY, "anthropic", "a", FULL, 1, 2)));

        assertThat(published().publish(DAY, List.of(cell(DAY, "anthropic", "b", FULL, 1, 2))))
                .isFalse();

        assertThat(published().cells(DAY, DAY))
                .extracting(cell -> cell.key().model())
                .containsExactly("a");
    }

    @Test
    void publish_atOnce_isOnce() throws Exception {
        var results = atOnce(8, () -> published().publish(DAY, List.of(cell(DAY, "anthropic", "a", FULL, 1, 2))));

        assertThat(results).containsOnlyOnce(true);
        assertThat(published().cells(DAY, DAY)).hasSize(1);
    }

    @Test
    void days_includeThoseWithNothingToShow() {
        published().publish(DAY, List.of());
        published().publish(DAY.plusDays(2), List.of(cell(DAY.plusDays(2), "anthropic", "a", FULL, 1, 2)));

        assertThat(published().days(DAY, DAY.plusDays(2))).containsExactlyInAnyOrder(DAY, DAY.plusDays(2));
        assertThat(published().days(DAY.plusDays(1), DAY.plusDays(1))).isEmpty();
        assertThat(published().publish(DAY, List.of(cell(DAY, "anthropic", "a", FULL, 1, 2))))
                .isFalse();
    }

    @Test
    void erase_takesTheCellsInWhichTheDeviceHadAShare() {
        PublicCell others = cell(DAY, "anthropic", "b", BARE, 2, 3);
        published().publish(DAY, List.of(cell(DAY, "anthropic", "a", FULL, 1, 2), others));

        devices().erase(id(1), ADMIN);

        assertThat(published().cells(DAY, DAY)).containsExactly(others.cell());
        assertThat(published().days(DAY, DAY)).containsExactly(DAY);
        devices().erase(id(3), ADMIN);
        assertThat(published().cells(DAY, DAY)).isEmpty();
    }

    @Test
    void publish_erasedDevice_isRefused() {
        devices().erase(id(1), ADMIN);

        assertThat(published().publish(DAY, List.of(cell(DAY, "anthropic", "a", FULL, 1, 2))))
                .isFalse();

        assertThat(published().days(DAY, DAY)).isEmpty();
        assertThat(published().cells(DAY, DAY)).isEmpty();
    }

    @Test
    void shares_areSumsByDeviceProviderAndModel() {
        store(upload(id(1), record(NOON, 1, 1), record(NOON + 600, 1, 2), record(NOON + 86_400, 1, 5)));
        BucketKey other = new BucketKey(NOON, 300, key(NOON).projectId(), "codex", "openai", "gpt-5");
        store(upload(id(2), record(NOON, 1, 3), record(other, 1, sums(4))));

        List<UsageRow> shares =
                tokens().shares(UsageFilter.all(ZoneOffset.UTC).during(TimeRange.ofDays(DAY, DAY, ZoneOffset.UTC)));

        assertThat(shares)
                .extracting(UsageRow::keys)
                .containsExactlyInAnyOrder(
                        List.of(id(1), "anthropic", "claude-sonnet-4-5"),
                        List.of(id(2), "anthropic", "claude-sonnet-4-5"),
                        List.of(id(2), "openai", "gpt-5"));
        assertThat(shares)
                .filteredOn(row -> row.keys().get(0).equals(id(1)))
                .extracting(row -> row.totals().tokens().output())
                .containsExactly(sums(3).tokens().output());
    }
}
