package io.tokenspeed.agent.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private static Path month;

    private static DemoCounts counts;

    @TempDir
    private Path home;

    @TempDir
    private Path other;

    @BeforeAll
    static void writeMonth() throws Exception {
        counts = DemoHistory.write(month, TODAY, 30, 1);
    }

    @Test
    void write_sameArguments_sameBytes() throws Exception {
        DemoCounts once = DemoHistory.write(home, TODAY, 9, 7);

        DemoCounts again = DemoHistory.write(other, TODAY, 9, 7);

        assertThat(again).isEqualTo(once);
        assertThat(new WrittenHome(other).fingerprints()).isEqualTo(new WrittenHome(home).fingerprints());
    }

    @Test
    void write_otherSeed_otherHistory() throws Exception {
        DemoHistory.write(home, TODAY, 9, 7);

        DemoHistory.write(other, TODAY, 9, 8);

        assertThat(new WrittenHome(other).fingerprints().keySet())
                .isNotEqualTo(new WrittenHome(home).fingerprints().keySet());
    }

    @Test
    void write_claude_countsEachMessageOnceThoughCopiesExist() throws Exception {
        Map<Path, List<JsonNode>> files = new WrittenHome(month).lines(".claude");

        Set<String> ids = new HashSet<>();
        long perFile = 0;
        for (List<JsonNode> lines : files.values()) {
            Set<String> inFile = billedMessages(lines);
            perFile += inFile.size();
            ids.addAll(inFile);
        }
        assertThat(counts.claude()).isEqualTo(ids.size()).isGreaterThan(500).isLessThan(perFile);
        assertThat(files.keySet()).anyMatch(file -> file.toString().contains("subagents"));
    }

    private static Set<String> billedMessages(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.path("message"))
                .filter(message ->
                        message.at("/usage/cache_creation_input_tokens").asLong() > 0)
                .map(message -> message.path("id").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void write_claude_onlyLastRowOfMessageHasFinalOutput() throws Exception {
        List<JsonNode> rows = new WrittenHome(month)
                .lines(".claude").values().stream()
                        .flatMap(List::stream)
                        .filter(line -> line.path("type").asText().equals("assistant"))
                        .toList();

        assertThat(rows).anyMatch(row -> row.at("/message/stop_reason").isNull());
        assertThat(rows)
                .filteredOn(row -> row.at("/message/stop_reason").isNull())
                .allMatch(row -> row.at("/message/usage/output_tokens").asLong() < 8);
    }

    @Test
    void write_codex_countsEachTotalOnceThoughRepeatedAndForked() throws Exception {
        Map<Path, List<JsonNode>> files = new WrittenHome(month).lines(".codex");

        Set<String> totals = new HashSet<>();
        long lines = 0;
        for (List<JsonNode> rollout : files.values()) {
            JsonNode meta = rollout.get(0).path("payload");
            String root = meta.path("forked_from_id").asText(meta.path("id").asText());
            for (JsonNode line : rollout) {
                JsonNode info = line.at("/payload/info");
                if (info.isObject()) {
                    lines++;
                    totals.add(root + info);
                }
            }
        }
        assertThat(counts.codex()).isEqualTo(totals.size()).isGreaterThan(200).isLessThan(lines);
        assertThat(files.values())
                .anyMatch(
                        rollout -> rollout.get(0).at("/payload/forked_from_id").isTextual());
    }

    @Test
    void write_openCode_countsStepsAndLegacyMessages() throws Exception {
        WrittenHome written = new WrittenHome(month);

        long steps = written.openCode("part").stream()
                .filter(part -> part.path("type").asText().equals("step-finish"))
                .count();
        long legacy = written.legacyMessages().stream()
                .filter(message -> message.at("/tokens/total").asLong() > 0)
                .count();
        assertThat(legacy).isPositive();
        assertThat(counts.openCode()).isEqualTo(steps + legacy).isGreaterThan(100);
        assertThat(month.resolve(".local/share/opencode/opencode.db-wal")).doesNotExist();
    }

    @Test
    void write_copilot_storesTheTokensThatTheEventLogsSumUp() throws Exception {
        WrittenHome written = new WrittenHome(month);

        long summed = 0;
        for (List<JsonNode> events : written.lines(".copilot/session-state").values()) {
            for (JsonNode model : events.get(events.size() - 1).at("/data/modelMetrics")) {
                summed += model.at("/usage/inputTokens").asLong()
                        + model.at("/usage/outputTokens").asLong();
            }
        }
        assertThat(copilot("count(*)")).isEqualTo(counts.copilot()).isGreaterThan(100);
        assertThat(copilot("sum(input_tokens + output_tokens)")).isEqualTo(summed);
        assertThat(month.resolve(".copilot/session-store.db-wal")).doesNotExist();
    }

    @Test
    void write_copilot_hasTheTimesThatGiveAnExactSpeed() throws Exception {
        assertThat(copilot("min(time_to_first_token_ms)")).isPositive();
        assertThat(copilot("min(duration_ms - time_to_first_token_ms)")).isPositive();
    }

    private static long copilot(String value) throws Exception {
        String query = "SELECT " + value + " FROM assistant_usage_events";
        return Long.parseLong(new WrittenHome(month)
                .column(".copilot/session-store.db", query)
                .get(0));
    }

    @Test
    void write_errorsAndAborts_arePresent() throws Exception {
        WrittenHome written = new WrittenHome(month);

        assertThat(written.lines(".claude").values().stream().flatMap(List::stream))
                .anyMatch(line -> line.path("isApiErrorMessage").asBoolean())
                .anyMatch(line -> line.toString().contains("[Request interrupted by user]"));
        assertThat(written.lines(".codex").values().stream().flatMap(List::stream))
                .anyMatch(line -> line.at("/payload/type").asText().equals("turn_aborted"));
    }

    @Test
    void write_nowAtNoon_nothingInTheFutureInAnyZone() throws Exception {
        ZonedDateTime now = TODAY.atTime(12, 0).atZone(ZoneId.of("Pacific/Kiritimati"));

        DemoHistory.write(home, now, 20, 3);

        WrittenHome written = new WrittenHome(home);
        assertThat(written.lines(".claude").values().stream()
                        .flatMap(List::stream)
                        .map(DemoHistoryTest::instant))
                .allMatch(at -> !at.isAfter(now.toInstant()));
        for (Path file : written.files(".codex")) {
            assertThat(Files.getLastModifiedTime(file).toInstant()).isBeforeOrEqualTo(now.toInstant());
        }
    }

    private static Instant instant(JsonNode line) {
        return line.has("timestamp") ? Instant.parse(line.path("timestamp").asText()) : Instant.EPOCH;
    }

    @Test
    void write_weekends_areQuieter() throws Exception {
        List<DayOfWeek> days = new WrittenHome(month)
                .lines(".claude").values().stream()
                        .flatMap(List::stream)
                        .filter(line -> line.path("type").asText().equals("assistant"))
                        .map(line -> instant(line).atZone(ZoneOffset.UTC).getDayOfWeek())
                        .toList();
        long weekend = days.stream().filter(day -> day.getValue() > 5).count();

        assertThat(weekend).isPositive().isLessThan(days.size() / 6);
    }

    @Test
    void write_noDays_isRefused() {
        assertThatThrownBy(() -> DemoHistory.write(home, TODAY, 0, 1)).hasMessage("days must be 1 or more: 0");
    }
}
