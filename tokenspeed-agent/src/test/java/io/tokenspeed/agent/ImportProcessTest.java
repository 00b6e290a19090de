package io.tokenspeed.agent;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.demo.DemoCounts;
import io.tokenspeed.agent.demo.DemoHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as processes of their own, because only a process can be killed. */
class ImportProcessTest {
    private static final int KILLS = 5;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static DemoCounts written;
    private static String undisturbed;
    private static long startMillis;
    private static long importMillis;

    @BeforeAll
    static void importUndisturbed() throws IOException, InterruptedException {
        written = DemoHistory.write(folder, LocalDate.parse("2026-11-30"), 60, 7);
        Path database = folder.resolve("undisturbed.sqlite");
        long start = System.nanoTime();
        Process process = start(database, "import");
        waitFor(database, process);
        startMillis = (System.nanoTime() - start) / 1_000_000;
        finish(process);
        importMillis = (System.nanoTime() - start) / 1_000_000 - startMillis;
        undisturbed = daily(database);
    }

    @Test
    void daily_holdsTheWholeHistory() throws IOException {
        assertThat(MAPPER.readTree(undisturbed).path("totals").path("requests").asLong())
                .isEqualTo(written.total());
    }

    @Test
    void import_againChangesNothing() throws IOException, InterruptedException {
        Path database = folder.resolve("undisturbed.sqlite");

        JsonNode again = MAPPER.readTree(finish(start(database, "import", "--json")));

        assertThat(again.path("filesRead").asLong(-1)).isZero();
        assertThat(again.path("requests").asLong(-1)).isZero();
        assertThat(daily(database)).isEqualTo(undisturbed);
    }

    @Test
    void import_killedAtRandomPointsEndsWithTheSameTotals() throws IOException, InterruptedException {
        Random random = new Random(20_261_130);
        Path database = folder.resolve("killed.sqlite");
        int killed = 0;

        for (int i = 0; i < KILLS; i++) {
            Process process = start(database, "import");
            if (i == 0) {
                waitFor(database, process);
            } else {
                process.waitFor(startMillis, MILLISECONDS);
            }
            killed += process.waitFor(random.nextLong(importMillis), MILLISECONDS) ? 0 : 1;
            process.destroyForcibly().waitFor();
        }
        finish(start(database, "import"));

        assertThat(killed).isPositive();
        assertThat(daily(database)).isEqualTo(undisturbed);
    }

    @Test
    void import_twiceAtOnceEndsWithTheSameTotals() throws IOException, InterruptedException {
        Path database = folder.resolve("shared.sqlite");

        Process one = start(database, "import", "--json");
        Process other = start(database, "import", "--json");
        JsonNode first = MAPPER.readTree(finish(one));
        JsonNode second = MAPPER.readTree(finish(other));

        assertThat(first.path("problems")).isEmpty();
        assertThat(second.path("problems")).isEmpty();
        assertThat(daily(database)).isEqualTo(undisturbed);
    }

    private static String daily(Path database) throws IOException, InterruptedException {
        return finish(start(database, "daily", "--json", "--no-import", "--timezone", "Europe/Amsterdam"));
    }

    private static Process start(Path database, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TokenSpeed.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TS_DB_PATH", database.toString());
        return builder.start();
    }

    /** Waits until a process has made the database, which is where its import begins. */
    private static void waitFor(Path database, Process process) throws InterruptedException {
        while (Files.notExists(database) && !process.waitFor(1, MILLISECONDS)) {
            Thread.onSpinWait();
        }
    }

    private static String finish(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
