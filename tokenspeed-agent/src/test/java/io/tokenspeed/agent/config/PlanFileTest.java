package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.subscription.SubscriptionPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
    @TempDir
    private Path home;

    @Test
    void read_withoutFile_hasNoPlans() {
        assertThat(PlanFile.read(environment())).isEmpty();
    }

    @Test
    void read_linesWithAndWithoutDays_areRead() throws IOException {
        write("# mine\nclaude, max-20x, 200, USD, 2026-03-01\ncodex,plus,23.00,EUR,,2026-11-30\n");

        assertThat(PlanFile.read(environment()))
                .containsExactly(
                        new SubscriptionPlan(
                                "claude", "max-20x", new BigDecimal("200"), "USD", LocalDate.parse("2026-03-01"), null),
                        new SubscriptionPlan(
                                "codex", "plus", new BigDecimal("23.00"), "EUR", null, LocalDate.parse("2026-11-30")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude,max,200 | a line needs 4 to 6 fields.",
                ",max,200,USD | tool is missing.",
                "claude,,200,USD | plan is missing.",
                "claude,max,lots,USD | monthlyFee must be a number such as 1.08.",
                "claude,max,-1,USD | monthlyFee must not be below 0.",
                "claude,max,200,dollars | currency must be three capital letters like EUR.",
                "claude,max,200,USD,May | from must be a date such as 2026-11-01.",
                "claude,max,200,USD,2026-11-02,2026-11-01 | to must not be before from.",
            })
    void read_malformedLine_isNamed(String line, String reason) throws IOException {
        write("# comment\n" + line + "\n");

        assertThatThrownBy(() -> PlanFile.read(environment()))
                .isInstanceOf(StorageException.class)
                .hasMessage("Line 2 of " + home.resolve(".config/tokenspeed/plans.csv") + ": " + reason);
    }

    private Environment environment() {
        return new Environment(Map.of(), home, home);
    }

    private void write(String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/tokenspeed"));
        Files.writeString(folder.resolve("plans.csv"), text);
    }
}
