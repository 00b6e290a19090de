package io.tokenspeed.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports over the reference storage: however rows are grouped, they add up to the same totals. */
class ReportOverStorageTest {
    private static final UsageFilter AMSTERDAM = UsageFilter.all(ZoneId.of("Europe/Amsterdam"));

    private final InMemoryLocalStorage storage = new InMemoryLocalStorage(new TestPricing("p", 1_000));

    @BeforeEach
    void store() {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            TestRequests.claude("a")
                                    .session("s1")
                                    .at("2026-10-24T21:59:00Z")
                                    .build(),
                            TestRequests.claude("b")
                                    .session("s1")
                                    .project("/w/other")
                                    .at("2026-10-24T22:00:00Z")
                                    .build(),
                            TestRequests.codex("c")
                                    .session("s1")
                                    .at("2026-10-25T22:59:00Z")
                                    .build(),
                            TestRequests.codex("d")
                                    .session("s2")
                                    .at("2026-10-25T23:00:00Z")
                                    .failed(ErrorKind.TIMEOUT)
                                    .build()),
                    List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void totals_areTheSummary(ReportKind kind) {
        Report report = Report.read(storage.usage(), kind, AMSTERDAM, null);
        UsageTotals parts = report.rows().stream()
                .flatMap(row -> row.parts().stream())
                .map(ReportRow.Part::totals)
                .reduce(UsageTotals.ZERO, UsageTotals::plus);

        assertThat(report.totals()).isEqualTo(storage.usage().summary(AMSTERDAM));
        assertThat(parts).isEqualTo(report.totals());
    }

    @Test
    void daily_theLongDayHasTwentyFiveHours() {
        Report report = Report.read(storage.usage(), ReportKind.DAILY, AMSTERDAM, null);

        assertThat(report.rows()).extracting(ReportRow::key).containsExactly("2026-10-24", "2026-10-25", "2026-10-26");
        assertThat(report.rows().get(1).totals().requests()).isEqualTo(2);
    }

    @Test
    void session_belongsToItsToolAndVisitsProjects() {
        Report report = Report.read(storage.usage(), ReportKind.SESSION, AMSTERDAM, null);

        assertThat(report.rows())
                .extracting(row -> row.keys().get(1) + " " + row.key())
                .containsExactly("claude s1", "codex s1", "codex s2");
    }
}
