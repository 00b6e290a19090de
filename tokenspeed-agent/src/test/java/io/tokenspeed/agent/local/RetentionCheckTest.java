package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.DoctorJson;
import io.tokenspeed.agent.doctor.DoctorText;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.claude.ClaudeSource;
import io.tokenspeed.sources.crosscheck.OwnRecords;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.sources.otlp.DeletedTranscripts;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-check tells how long Claude Code keeps transcripts and which are gone, and counts that as no trouble. */
class RetentionCheckTest {
    private static final Instant WRITTEN = Instant.parse("2026-10-02T10:00:00Z");

    @TempDir
    private Path home;

    @Test
    void doctor_nothingGone_tellsThePeriodAlone() throws IOException {
        transcript("kept");

        assertThat(text(facts(storage -> {})))
                .contains(
                        "Claude Code deletes transcripts that did not change for 30 days, its default; import in time,"
                                + " or set a larger cleanupPeriodDays in " + home.resolve(".claude/settings.json")
                                + ".")
                .doesNotContain("gone", "told by OpenTelemetry");
    }

    @Test
    void doctor_deletedTranscripts_tellsWhatIsHereOnly() throws IOException {
        Path older = transcript("older");
        Path newer = transcript("newer");
        transcript("kept");
        Files.setLastModifiedTime(older, FileTime.from(WRITTEN.minusSeconds(864_000)));
        Files.setLastModifiedTime(newer, FileTime.from(WRITTEN));
        Files.writeString(home.resolve(".claude/settings.json"), "{\"cleanupPeriodDays\":1}");

        DoctorFacts facts = facts(storage -> {
            delete(older);
            delete(newer);
        });

        assertThat(facts.healthy(null)).isTrue();
        assertThat(text(facts))
                .contains("did not change for 1 day; import")
                .contains("2 transcripts that were read are gone, the newest of 2026-10-02. What they told is in this"
                        + " database only, which has requests since 2026-09-10.");
        assertThat(json(facts))
                .hasToString("{\"periods\":[{\"settings\":\"" + home.resolve(".claude/settings.json")
                        + "\",\"days\":1,\"isDefault\":false}],\"goneFiles\":2,\"newestGone\":\"2026-10-02T10:00:00Z\","
                        + "\"firstAt\":\"2026-09-10T10:00:00Z\",\"toldDeleted\":null,\"toldAt\":null}");
    }

    @Test
    void doctor_behindASymbolicLink_countsReadTranscriptsAlone() throws IOException {
        Path dotfiles = Files.createDirectories(home.resolve("dotfiles/claude"));
        Files.createSymbolicLink(home.resolve(".claude"), dotfiles);
        Path read = transcript("read");
        Path empty = Files.writeString(read.resolveSibling("empty.jsonl"), "");
        Files.createDirectories(home.resolve(".claude/projects-of-yesterday"));

        DoctorFacts facts = facts(storage -> {
            delete(read);
            delete(empty);
        });

        assertThat(text(facts)).contains("1 transcript that was read is gone");
        assertThat(json(facts).get("goneFiles").asLong()).isEqualTo(1);
    }

    @Test
    void doctor_toldByTelemetry_saysHowManyAndWhen() throws IOException {
        transcript("kept");

        DoctorFacts facts = facts(storage -> {
            add(storage, 11, WRITTEN.minusSeconds(864_000));
            add(storage, 1, WRITTEN);
        });

        assertThat(text(facts))
                .contains("Claude Code told by OpenTelemetry that it deleted 12 transcripts, the last time on"
                        + " 2026-10-02.");
        assertThat(json(facts).get("toldDeleted").asLong()).isEqualTo(12);
    }

    @Test
    void doctor_folderNotThere_countsNothingAsGone() throws IOException {
        Path transcript = transcript("only");

        DoctorFacts facts = facts(storage -> {
            delete(transcript);
            delete(home.resolve(".claude/projects/shop"));
            delete(home.resolve(".claude/projects"));
        });

        assertThat(facts.tools().get(0).retention()).isNull();
    }

    private static void add(SqliteLocalStorage storage, int deleted, Instant at) {
        assertThat(storage.telemetry().add(Map.of(DeletedTranscripts.SUM, (double) deleted), at.toEpochMilli()))
                .isZero();
    }

    private static void delete(Path file) {
        assertThat(file.toFile().delete()).isTrue();
    }

    private Path transcript(String session) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".claude/projects/shop"));
        return Files.writeString(
                folder.resolve(session + ".jsonl"),
                "{\"type\":\"assistant\",\"sessionId\":\"" + session + "\",\"timestamp\":\"2026-09-10T10:00:00.000Z\","
                        + "\"message\":{\"id\":\"msg_" + session + "\",\"model\":\"claude-sonnet-4-6\","
                        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}}\n");
    }

    /** Imports, lets something happen, and checks. */
    private DoctorFacts facts(Consumer<SqliteLocalStorage> meanwhile) {
        Environment environment = new Environment(Map.of(), home, home);
        Path database = home.resolve("ts.sqlite");
        List<Source> sources = List.of(new ClaudeSource(environment));
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            new Importer(storage, sources, 1).run((done, total, requests) -> {});
            meanwhile.accept(storage);
            return new DoctorCheck(
                            database,
                            sources,
                            new PredecessorFindings(environment, database),
                            new OwnRecords(sources, environment, 10_000),
                            () -> storage)
                    .facts();
        }
    }

    private static String text(DoctorFacts facts) {
        return String.join("\n", new DoctorText(ZoneOffset.UTC, 1_000, Paint.OFF).lines(facts, null));
    }

    private static JsonNode json(DoctorFacts facts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new DoctorJson(json).write(facts, null);
        }
        return new ObjectMapper().readTree(text.toString()).at("/agents/0/retention");
    }
}
