package io.tokenspeed.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking an entry back restores the state before it. */
class JournalTest {
    private static final long NOW = 1_790_000_421;

    @TempDir
    private Path folder;

    private Path file;
    private Journal journal;

    @BeforeEach
    void begin() {
        file = folder.resolve("journal.jsonl");
        journal = new Journal(file, NOW);
    }

    private String types() {
        return String.join(
                " ", journal.entries().stream().map(Entry::type).skip(1).toList());
    }

    @Test
    void withdraw_ofTheLastEntry_cutsItOff() throws IOException {
        journal.revoke("tsd_a", NOW);
        String before = Files.readString(file);

        journal.withdraw(journal.erase("tsd_a", NOW), NOW);

        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(journal.mark(NOW, seq -> {})).isEqualTo(3);
    }

    @Test
    void withdraw_behindOthers_notesTheStateBefore() {
        journal.revoke("tsd_a", NOW);
        long erase = journal.erase("tsd_a", NOW);
        long revoke = journal.revoke("tsd_b", NOW);
        journal.mark(NOW, seq -> {});

        journal.withdraw(erase, NOW);
        journal.withdraw(revoke, NOW);

        assertThat(types()).isEqualTo("revoke erase revoke mark revoke restore");
        assertThat(journal.entries().get(5).device())
                .isEqualTo(journal.entries().get(1).device());
        assertThat(journal.entries().get(6).device())
                .isEqualTo(journal.entries().get(3).device());
    }

    @Test
    void withdraw_behindSomethingNewerOfItsDevice_changesNothing() {
        long revoke = journal.revoke("tsd_a", NOW);
        journal.erase("tsd_a", NOW);

        journal.withdraw(revoke, NOW);

        assertThat(types()).isEqualTo("revoke erase");
    }
}
