package io.tokenspeed.hub.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change whose outcome is unknown is reported as pending, and made later. */
class JournaledActsTest {
    private static final long NOW = 1_790_000_421;

    @TempDir
    private Path folder;

    private Path file;
    private Journal journal;
    private JournaledActs acts;
    private boolean gone;
    private boolean made;

    @BeforeEach
    void begin() {
        file = folder.resolve("journal.jsonl");
        journal = new Journal(file, NOW);
        acts = new JournaledActs(journal);
    }

    private boolean orGone(BooleanSupplier answer) {
        if (gone) {
            throw new StorageException("The database is gone.", null);
        }
        return answer.getAsBoolean();
    }

    private JournaledAct erase() {
        BooleanSupplier change = () -> {
            made = true;
            return true;
        };
        return new JournaledAct(
                "tsd_a", "erase", journal.erase("tsd_a", NOW), NOW, () -> orGone(change), () -> orGone(() -> made));
    }

    @Test
    void make_withoutADatabase_isPendingUntilThereIsOne() throws IOException {
        gone = true;
        JournaledAct erase = erase();
        String journaled = Files.readString(file);

        assertThatThrownBy(() -> acts.make(erase))
                .isInstanceOf(StorageException.class)
                .hasMessage(
                        "This is in the journal and pending: the hub does it as soon as it can, at its next start at"
                                + " the latest. The database is gone.");
        assertThatThrownBy(() -> acts.makePending()).isInstanceOf(StorageException.class);
        assertThat(made).isFalse();
        assertThat(acts.pending("tsd_a")).contains("erase");
        assertThat(Files.readString(file)).isEqualTo(journaled);

        gone = false;
        acts.makePending();

        assertThat(made).isTrue();
        assertThat(acts.pending("tsd_a")).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(journaled);
        made = false;
        acts.makePending();
        assertThat(made).isFalse();
    }

    @Test
    void make_whoseConnectionEndedAfterTheCommit_isDone() {
        JournaledAct erase = new JournaledAct(
                "tsd_a",
                "erase",
                journal.erase("tsd_a", NOW),
                NOW,
                () -> {
                    throw new StorageException("The connection ended during the commit.", null);
                },
                () -> true);

        assertThat(acts.make(erase)).isTrue();
        assertThat(file).content().contains("erase");
    }

    @Test
    void make_thatTheStatusDoesNotAllow_leavesNoTrace() throws IOException {
        String before = Files.readString(file);

        boolean done = acts.make(
                new JournaledAct("tsd_a", "erase", journal.erase("tsd_a", NOW), NOW, () -> false, () -> false));

        assertThat(done).isFalse();
        assertThat(Files.readString(file)).isEqualTo(before);
    }
}
