package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.ToolFacts;
import io.tokenspeed.agent.workspace.Workspace;
import java.time.Clock;
import org.junit.jupiter.api.Test;

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
}
