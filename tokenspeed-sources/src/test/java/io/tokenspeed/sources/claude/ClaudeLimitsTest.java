package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeLimitsTest {
    private static final String UTILIZATION = """
        {"numStartups": 7, "projects": {"/home/ann/shop": {"history": ["cachedUsageUtilization"]}},
         "cachedUsageUtilization": {"fetchedAtMs": 1796030000000,
          "utilization": {"five_hour": {"utilization": 24, "resets_at": "2026-12-01T01:00:00.5+00:00"},
           "seven_day": {"utilization": 41.0, "resets_at": null}, "seven_day_opus": null, "extra_usage": {"x": 1}},
          "limits": [{"kind": "session", "percent": 24, "severity": "normal", "is_active": true}]}}\
        """;

    @TempDir
    Path home;

    @Test
    void read_utilization_isOneReportForEachWindow() throws IOException {
        write(".claude.json", UTILIZATION);

        List<LimitReport> reports = ClaudeLimits.read(environment(Map.of()));

        assertThat(reports)
                .containsExactly(
                        report(
                                "five_hour",
                                300,
                                24,
                                Instant.parse("2026-12-01T01:00:00.5Z").toEpochMilli()),
                        report("seven_day", 10_080, 41, null));
    }

    @Test
    void read_listOfLimitsAlone_standsIn() throws IOException {
        write(".claude.json", """
            {"cachedUsageUtilization": {"fetchedAtMs": 1796030000000, "limits": [
             {"kind": "session", "percent": 12, "resets_at": "2026-12-01T01:00:00Z"}, {"kind": "weekly_all"}, 5]}}\
            """);

        List<LimitReport> reports = ClaudeLimits.read(environment(Map.of()));

        assertThat(reports)
                .containsExactly(report(
                        "session",
                        null,
                        12,
                        Instant.parse("2026-12-01T01:00:00Z").toEpochMilli()));
    }

    @Test
    void read_stubInTheHome_looksInTheOtherPlace() throws IOException {
        write(".claude.json", "{\"numStartups\": 1}");
        write(".claude/.claude.json", UTILIZATION);

        assertThat(ClaudeLimits.read(environment(Map.of()))).hasSize(2);
    }

    @Test
    void read_ownFolder_isLookedInFirst() throws IOException {
        write(".claude.json", UTILIZATION);
        write("mine/.claude.json", UTILIZATION.replace("24", "77"));
        Environment environment =
                environment(Map.of("CLAUDE_CONFIG_DIR", home.resolve("mine").toString()));

        assertThat(ClaudeLimits.read(environment))
                .extracting(LimitReport::usedPercent)
                .contains(77.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"cachedUsageUtilization\": 5}",
                "{\"cachedUsageUtilization\": {\"utilization\": {\"five_hour\": {\"utilization\": 3}}}}",
                "{\"cachedUsageUtilization\": {\"fetchedAtMs\": 1, \"utilization\": {\"five_hour\": {\"utilization\":"
                        + " -3}}}}"
            })
    void read_nothingUsable_isEmpty(String content) throws IOException {
        write(".claude.json", content);

        assertThat(ClaudeLimits.read(environment(Map.of()))).isEmpty();
    }

    @Test
    void read_noFile_isEmpty() {
        assertThat(ClaudeLimits.read(environment(Map.of()))).isEmpty();
    }

    private Environment environment(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("HOME", home.toString());
        return Environment.of(variables, home);
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static LimitReport report(String name, @Nullable Integer minutes, double used, @Nullable Long resetsAt) {
        return new LimitReport(
                "claude", name, minutes, used, resetsAt, LimitAccount.UNKNOWN, 1_796_030_000_000L, "settings");
    }
}
