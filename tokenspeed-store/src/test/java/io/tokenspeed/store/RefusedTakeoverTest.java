package io.tokenspeed.store;

import static io.tokenspeed.store.PredecessorDatabase.NEWER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.rows;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.predecessor.TakenOver;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged or hostile file in the working directory does no harm, and the refusal says why. */
class RefusedTakeoverTest extends TakeoverSetting {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 'claude:msg_1'",
                "id = ''",
                "id = NULL",
                "id = x'00ff'",
                "input_tokens = -1",
                "output_tokens = 9223372036854775807",
                "cache_read = 1.5",
                "total_tokens = 'many'",
                "started_at = 0",
                "started_at = 4102444800000",
                "completed_at = -1",
                "cost = -0.5",
                "cost = 9e999",
                "model_id = x'41'",
                "model_id = ''",
                "agent = 'a' || char(0) || 'b'",
                "project_id = printf('%9000c', 'x')"
            })
    void takeOver_valueThatMakesNoSense_skipsTheRow(String change) {
        PredecessorDatabase.newer(legacy);
        run(legacy, "UPDATE requests SET " + change + " WHERE message_id = 'msg_new5'");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.skipped()).isEqualTo(1);
        assertThat(taken.added()).isEqualTo(NEWER_ROWS - 1);
    }

    @Test
    void takeOver_viewInPlaceOfTable_isRefused() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "ALTER TABLE requests RENAME TO real; CREATE VIEW requests AS SELECT * FROM real");

        assertRefused("its tables are not those of opencode-tokenspeed-monitor");
    }

    @Test
    void takeOver_triggersInFile_areNotRun() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "CREATE TRIGGER bad AFTER INSERT ON requests BEGIN DELETE FROM projects; END");

        assertThat(takeOver().orElseThrow().added()).isEqualTo(NEWER_ROWS);
        assertThat(ask(central, "SELECT name FROM sqlite_schema WHERE name = 'bad'"))
                .isEmpty();
        assertThat(ask(central, "SELECT COUNT(*) FROM projects")).containsExactly("2");
    }

    @Test
    void takeOver_valueOfMegabytes_isNotReadIn() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "UPDATE requests SET agent = printf('%3000000c', 'x') WHERE message_id = 'msg_new5'");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.added() + taken.skipped()).isIn(0L, (long) NEWER_ROWS);
        assertThat(ask(central, "SELECT COUNT(*) FROM requests WHERE length(agent) > 100"))
                .containsExactly("0");
    }

    @Test
    void takeOver_noDatabase_isRefusedOnce() throws IOException {
        Files.createDirectories(legacy.getParent());
        Files.writeString(legacy, "These are not the rows you are looking for.\n".repeat(200));

        assertRefused("it is damaged or no SQLite database");
        assertThat(takeOver()).isEmpty();
    }

    @Test
    void takeOver_damagedPages_isRefused() throws IOException {
        PredecessorDatabase.newer(legacy);
        byte[] bytes = Files.readAllBytes(legacy);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] * 31 + 7);
        }
        Files.write(legacy, bytes);

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.taken()).isFalse();
        assertThat(taken.outcome()).startsWith("it is damaged");
        assertThat(rows(central)).isEmpty();
    }

    @Test
    void takeOver_emptyFile_isRefused() throws IOException {
        Files.createDirectories(legacy.getParent());
        Files.createFile(legacy);

        assertRefused("it has no tables");
    }

    @Test
    void takeOver_ourOwnDatabase_isRefused() {
        SqliteLocalStorage.open(legacy, () -> Pricing.NONE).close();

        assertRefused("it is a database of TokenSpeed itself; set TS_DB_PATH to use it");
    }

    private void assertRefused(String why) {
        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.outcome()).isEqualTo(why);
        assertThat(taken.takenAt()).isEqualTo(NOW);
        assertThat(storage.takeovers()).containsExactly(taken);
        assertThat(rows(central)).isEmpty();
    }
}
