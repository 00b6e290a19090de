package io.tokenspeed.store.price.reprice;

import static io.tokenspeed.store.price.reprice.RepricedDatabase.EVERYTHING;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If a run or taking it back is killed at any moment, each changed cost has its former one noted. */
class KilledRepricingTest {
    private static final int REQUESTS = 6_000;

    /** Changed costs without a note, and notes of costs that are not changed. */
    private static final String UNEVEN = """
        SELECT COUNT(*) FROM requests LEFT JOIN reprice_change ON reprice_change.request_id = id
        WHERE (price_id = 'p2') <> (reprice_change.request_id IS NOT NULL)\
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 700, 2_600, 5_400})
    void apply_killed_canBeContinuedAndTakenBack(long changed) throws Exception {
        try (RepricedDatabase database = filled()) {
            List<String> before = database.content();

            killWhen(database, "apply", changes -> changes >= changed);

            assertThat(database.ask(UNEVEN)).containsExactly("0");
            database.prices.change("p2", 5);
            RepriceRun run = database.repricing().apply(EVERYTHING, RepriceScope.ALL);
            assertThat(run.number()).isEqualTo(1);
            assertThat(database.ask("SELECT COUNT(*) FROM requests WHERE price_id = 'p2'"))
                    .containsExactly("" + REQUESTS);
            assertThat(database.repricing().undo(1L).restored())
                    .isEqualTo(run.sums().rows());
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5_900, 2_400})
    void undo_killed_canBeContinued(long left) throws Exception {
        try (RepricedDatabase database = filled()) {
            List<String> before = database.content();
            database.prices.change("p2", 5);
            database.repricing().apply(EVERYTHING, RepriceScope.ALL);

            killWhen(database, "undo", changes -> changes <= left);

            assertThat(database.ask(UNEVEN)).containsExactly("0");
            assertThat(database.ask("SELECT COUNT(*) FROM reprice_run")).containsExactly("1");
            if (!database.ask("SELECT state FROM reprice_run").contains("undone")) {
                RepriceUndo undo = database.repricing().undo(1L);
                assertThat(undo.restored()).isEqualTo(REQUESTS);
            }
            assertThat(database.content()).isEqualTo(before);
        }
    }

    private static long changes(RepricedDatabase database) {
        return Long.parseLong(
                database.ask("SELECT COUNT(*) FROM reprice_change").get(0));
    }

    private RepricedDatabase filled() {
        List<Request> requests = IntStream.range(0, REQUESTS)
                .mapToObj(i -> claude("r" + i)
                        .tokens(TestTokens.reported(10, 1))
                        .at(Instant.parse("2026-03-10T00:00:00Z")
                                .plusSeconds(30L * i)
                                .toString())
                        .build())
                .toList();
        return new RepricedDatabase(folder).with(requests);
    }

    /** Kills the process at some moment after so many changes are noted, unless it has ended by then. */
    private static void killWhen(RepricedDatabase database, String action, LongPredicate noted)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RepriceProcess.class.getName(),
                        database.path().toString(),
                        action)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("start");
            while (!noted.test(changes(database)) && process.isAlive()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        }
    }
}
