package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.FileFindings;
import io.tokenspeed.agent.doctor.ToolFacts;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.claude.ClaudeSource;
import io.tokenspeed.sources.crosscheck.OwnRecords;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-check accounts for every record, and each bad one can be found. */
class DoctorCheckTest {
    private static final String TIME = "\"timestamp\":\"2026-09-10T10:00:00.000Z\"";

    @TempDir
    private Path home;

    @Test
    void facts_ofADamagedHome_accountForEveryRecord() throws IOException {
        write(
                "bad",
                answer("msg_1", "1", TIME),
                "not json",
                answer("msg_2", "1", "\"x\":1"),
                answer("msg_3", "-1", TIME));
        write("good", answer("msg_1", "1", TIME), answer("msg_4", "1", TIME), failure());
        write("worse", "{", "{", "{", "{");

        ToolFacts tool = facts().tools().get(0);

        assertThat(tool.captured()).isEqualTo(11);
        assertThat(tool.stored().attempts()).isEqualTo(4);
        assertThat(tool.stored().requests()).isEqualTo(3);
        assertThat(tool.stored().duplicates()).isEqualTo(1);
        assertThat(tool.counts().badLines()).isEqualTo(6);
        assertThat(tool.conserved()).isTrue();
        assertThat(tool.worst()).extracting(FileFindings::badLines).containsExactly(4L, 2L);
        assertThat(tool.worst().get(1).findings())
                .containsExactly(
                        new Finding("line 2", false, "not JSON"),
                        new Finding("line 3", false, "no readable time"),
                        new Finding("line 4", true, "input_tokens is negative"));
    }

    @Test
    void facts_countRequestsAsReportsDo() throws IOException {
        write("s", answer("msg_1", "1", TIME), failure());

        DoctorFacts facts = facts();

        assertThat(facts.database().contents().requests()).isEqualTo(1);
        assertThat(facts.database().contents().attempts()).isEqualTo(2);
        assertThat(facts.tools().get(0).stored().requests()).isEqualTo(1);
        assertThat(facts.tools().get(0).stored().attempts()).isEqualTo(2);
    }

    private DoctorFacts facts() {
        Environment environment = new Environment(Map.of(), home, home);
        Path database = home.resolve("ts.sqlite");
        List<Source> sources = List.of(new ClaudeSource(environment));
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            new Importer(storage, sources, 1).run((done, total, requests) -> {});
            return new DoctorCheck(
                            database,
                            sources,
                            new PredecessorFindings(environment, database),
                            new OwnRecords(sources, environment, 10_000),
                            () -> storage)
                    .facts();
        }
    }

    private void write(String session, String... lines) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".claude/projects/shop"));
        Files.writeString(folder.resolve(session + ".jsonl"), String.join("\n", lines) + "\n");
    }

    private static String answer(String id, String input, String time) {
        return "{\"type\":\"assistant\",\"sessionId\":\"s\"," + time + ",\"message\":{\"id\":\"" + id
                + "\",\"model\":\"claude-sonnet-4-6\",\"usage\":{\"input_tokens\":" + input + ",\"output_tokens\":5}}}";
    }

    private static String failure() {
        return "{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"error\":\"rate_limit\",\"uuid\":\"f\",\"sessionId\":\"s\","
                + TIME + ",\"message\":{\"model\":\"<synthetic>\"}}";
    }
}
