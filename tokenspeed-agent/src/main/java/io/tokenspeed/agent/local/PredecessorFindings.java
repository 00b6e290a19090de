package io.tokenspeed.agent.local;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.predecessor.SaltFile;
import io.tokenspeed.store.predecessor.TakenOver;
import io.tokenspeed.store.sqlite.Backups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists what came from the predecessor (adopted or taken-over databases, and the place of its salt, never the salt
 * itself) and what an update of ours changed.
 */
final class PredecessorFindings {
    private final Environment environment;
    private final Path database;

    PredecessorFindings(Environment environment, Path database) {
        this.environment = environment;
        this.database = database;
    }

    /** One sentence per finding; none on a machine that never had the predecessor. */
    List<String> of(@Nullable SqliteLocalStorage storage) {
        List<String> moves = new ArrayList<>();
        for (Path backup : Backups.of(database)) {
            moves.add("Adopted from opencode-tokenspeed-monitor; the database as it was is in " + backup + ".");
        }
        if (storage != null) {
            for (TakenOver taken : storage.takeovers()) {
                moves.add(taken.inWords());
            }
            storage.correctedCounts().forEach(count -> moves.add(count.inWords()));
        }
        SaltFile salt = SaltFile.find(environment);
        if (salt.state() != SaltFile.State.ABSENT) {
            moves.add(salt.inWords());
        }
        return moves;
    }
}
