package io.tokenspeed.sources.crush;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;

/** Sessions and sub-agents' sessions in three projects. Crush knows the cost of sessions, but not their tokens. */
public final class CrushHome extends RandomHome {
    private static final long NANO_PER_CENT = 10_000_000;

    /** Creates a home with a number of sessions. */
    public CrushHome(Path folder, long seed, int sessions) {
        super(seed);
        CrushProjects projects = new CrushProjects(folder);
        then(projects.file(), () -> projects.register("shop1", "shop2", "shop3"));
        for (int i = 0; i < sessions; i++) {
            session("00000000-0000-4000-8000-%012d".formatted(i), projects.database(one("shop1", "shop2", "shop3")));
        }
    }

    private void session(String id, SqlFile database) {
        long seconds = time() / 1000;
        then(
                database.path(),
                () -> database.update(
                        "INSERT INTO sessions(id, title, updated_at, created_at) VALUES (?, ?, ?, ?)",
                        id,
                        PROMPT,
                        seconds,
                        seconds));
        long sum = 0;
        String model = "";
        int uses = random.nextInt(5);
        for (int i = 0; i < uses; i++) {
            long cents = count(500);
            sum += cents;
            model = one("claude-opus-4-8", "gpt-5.5");
            use(database, id, i, model, cents);
        }
        if (sum > 0) {
            truth().add(model, Status.OK, (seconds + 60L * uses) * 1000, TokenCounts.NONE, sum * NANO_PER_CENT);
        }
        if (random.nextBoolean()) {
            then(
                    database.path(),
                    () -> database.update(
                            "INSERT INTO sessions VALUES (?, ?, 't', 1, 5, 7, 0.5, ?, ?)",
                            id + "/sub",
                            id,
                            seconds,
                            seconds));
        }
    }

    /** The tokens are those of the last request. */
    private void use(SqlFile database, String session, int number, String model, long cents) {
        then(database.path(), () -> {
            database.update(
                    "INSERT INTO messages VALUES (?, ?, 'assistant', ?, ?, 'anthropic')",
                    session + "/" + number,
                    session,
                    PROMPT,
                    model);
            database.update(
                    "UPDATE sessions SET cost = cost + ?, prompt_tokens = 5, completion_tokens = 7,"
                            + " updated_at = updated_at + 60 WHERE id = ?",
                    cents / 100.0,
                    session);
        });
    }
}
