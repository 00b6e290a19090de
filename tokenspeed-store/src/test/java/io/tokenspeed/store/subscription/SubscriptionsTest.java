package io.tokenspeed.store.subscription;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.subscription.SubscriptionPlan;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final LimitReport TOLD =
            new LimitReport("codex", "primary", 300, 3.0, null, new LimitAccount("plus", null), 1_000, "rollout");

    @TempDir
    private Path folder;

    private SqliteLocalStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = SqliteLocalStorage.open(folder.resolve("test.sqlite"), () -> Pricing.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void sum_toolThatToldItsPlan_countsWhollyAsSubscription() {
        store(codex("a").logged(7L), codex("b").logged(5L), claude("c").logged(3L));

        assertThat(Subscriptions.of(List.of(), List.of(TOLD)).sum(usage(), EVERYTHING))
                .isEqualTo(new SubscriptionSum(2, 12));
    }

    @Test
    void sum_declaredPlan_countsItsDaysOnlyAndWinsOverTheToldOne() {
        store(
                codex("before").at("2026-10-31T22:00:00Z").logged(1L),
                codex("first").at("2026-10-31T23:30:00Z").logged(2L),
                codex("last").at("2026-11-30T22:30:00Z").logged(4L),
                codex("after").at("2026-11-30T23:30:00Z").logged(8L));
        Subscriptions plans = Subscriptions.of(List.of(plan("2026-11-01", "2026-11-30")), List.of(TOLD));

        SubscriptionSum sum = plans.sum(usage(), UsageFilter.all(ZoneId.of("Europe/Berlin")));

        assertThat(sum).isEqualTo(new SubscriptionSum(2, 6));
    }

    @Test
    void sum_twoPlansAtOneTime_countEachRequestOnce() {
        store(
                codex("a").at("2026-11-05T00:00:00Z").logged(1L),
                codex("b").at("2026-11-15T00:00:00Z").logged(2L),
                codex("c").at("2026-11-25T00:00:00Z").logged(4L));
        List<SubscriptionPlan> plans =
                List.of(plan("2026-11-10", null), plan("2026-11-01", "2026-11-12"), plan("2026-11-03", "2026-11-04"));

        assertThat(Subscriptions.of(plans, List.of()).sum(usage(), EVERYTHING)).isEqualTo(new SubscriptionSum(3, 7));
    }

    @Test
    void sum_filter_limitsTheSum() {
        store(
                codex("a").at("2026-11-05T00:00:00Z").logged(1L),
                codex("b").at("2026-11-15T00:00:00Z").logged(2L));
        Subscriptions told = Subscriptions.of(List.of(), List.of(TOLD));
        TimeRange late = new TimeRange(Instant.parse("2026-11-10T00:00:00Z"), null);

        assertThat(told.sum(usage(), EVERYTHING.during(late))).isEqualTo(new SubscriptionSum(1, 2));
        assertThat(told.sum(usage(), EVERYTHING.withTool("claude"))).isEqualTo(SubscriptionSum.NONE);
    }

    private UsageReader usage() {
        return storage.usage();
    }

    private static SubscriptionPlan plan(String from, @Nullable String to) {
        return new SubscriptionPlan(
                "codex", "plus", BigDecimal.TEN, "EUR", LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }

    private void store(RequestBuilder... requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    Arrays.stream(requests).map(RequestBuilder::build).toList(), List.of()));
        }
    }
}
