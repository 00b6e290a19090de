package io.tokenspeed.agent.report;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceAgeTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    @Test
    void lines_usageIsNewer_sayItOnce() {
        assertThat(lines(
                        EVERYTHING,
                        claude("old").at("2026-08-01T10:00:00Z"),
                        claude("new").at("2026-09-02T00:00:00Z")))
                .containsExactly("Prices are as of 2026-09-01; usage since then is computed with these.");
    }

    @Test
    void lines_usageIsOlder_sayNothing() {
        assertThat(lines(EVERYTHING, claude("a").at("2026-09-01T23:59:59Z"))).isEmpty();
        assertThat(lines(EVERYTHING)).isEmpty();
    }

    @Test
    void lines_newerUsageWasNotComputed_sayNothing() {
        RequestBuilder logged = claude("logged").logged(7L).at("2026-09-02T10:00:00Z");
        RequestBuilder unpriced = claude("unpriced").model("unpriced").at("2026-09-02T11:00:00Z");

        assertThat(lines(EVERYTHING, logged, unpriced)).isEmpty();
        assertThat(lines(EVERYTHING.costing(CostMode.DISPLAY), logged)).isEmpty();
        assertThat(lines(EVERYTHING.costing(CostMode.CALCULATE), logged)).hasSize(1);
    }

    private static List<String> lines(UsageFilter filter, RequestBuilder... requests) {
        LocalStorage storage = new InMemoryLocalStorage(new TestPricing("p", 1));
        List<Request> all =
                List.of(requests).stream().map(RequestBuilder::build).toList();
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(all, List.of()));
        }
        UsageReader usage = storage.usage();
        return PriceAge.lines(Report.read(usage, ReportKind.DAILY, filter, null), usage, DAY, 80);
    }
}
