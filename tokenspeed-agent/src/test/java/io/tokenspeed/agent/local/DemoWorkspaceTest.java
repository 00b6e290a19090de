package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.ToolFacts;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.sources.engine.ImportProgress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorkspaceTest {
    @Test
    void doctorFacts_ofTheExampleData_areNotEmpty() {
        try (Workspace demo = DemoWorkspace.create(Clock.systemUTC())) {
            DoctorFacts facts = demo.doctorFacts();

            assertThat(facts.healthy(null)).isTrue();
            assertThat(facts.database().exists()).isTrue();
            assertThat(facts.database().contents().requests()).isPositive();
            assertThat(facts.tools())
                    .filteredOn(ToolFacts::found)
                    .allSatisfy(tool -> assertThat(tool.files()).isPositive())
                    .extracting(ToolFacts::tool)
                    .contains("claude", "codex", "opencode", "copilot");
        }
    }

    /** A Monday morning, when nothing was written for a day, and an afternoon of work. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-30T07:30:00Z", "2026-12-01T15:00:00Z"})
    void exampleData_firesNoAlert(String now) {
        try (Workspace demo = DemoWorkspace.create(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))) {
            demo.importNow(ImportProgress.NONE);

            try (LocalAlerts alerts = demo.alerts()) {
                alerts.alerts().tick();

                assertThat(alerts.control().states())
                        .isNotEmpty()
                        .noneMatch(state -> state.standing().firing());
            }
        }
    }
}
