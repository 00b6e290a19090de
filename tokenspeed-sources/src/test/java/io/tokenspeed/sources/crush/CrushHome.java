package io.tokenspeed.sources.crush;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.SqlFile;
import io.tokenspeed.sources.generated.Truth;
import java.nio.file.Path;
import java.util.Map;

/** Sessions and sub-agents' sessions in three projects. Crush knows the cost of sessions, but not their tokens. */
public final class CrushHome extends GeneratedHome {
    private static final long NANO_PER_CENT = 10_000_000;

    private final Path folder;
    private final Truth truth = new Truth();

    /** Creates a home with a number of sessions. */
    public CrushHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        CrushProjects projects = new CrushProjects(folder);
        step(() -> projects.register("shop1", "shop2", "shop3"));
        for (int i = 0; i < sessions; i++) {
            session("00000000-0000-4000-8000-%012d".formatted(i), projects.database(one("shop1", "shop2", "shop3")));
        }
    }

    private void session(String id, SqlFile database) {
        long seconds = time() / 1000;
        step(() -> database.update(
                "INSERT INTO sessions(id, title, updated_at, created_at) VALUES (?, ?, ?, ?)",
                id,
                CANARY,
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
            truth.add(model, (seconds + 60L * uses) * 1000, new long[5]);
            truth.addCost(sum * NANO_PER_CENT);
        }
        if (random.nextBoolean()) {
            step(() -> database.update(
                    "INSERT INTO sessions VALUES (?, ?, 't', 1, 5, 7, 0.5, ?, ?)", id + "/sub", id, seconds, seconds));
        }
    }

    /** The tokens are those of the last request. */
    private void use(SqlFile database, String session, int number, String model, long cents) {
        step(() -> {
            database.update(
                    "INSERT INTO messages VALUES (?, ?, 'assistant', ?, ?, 'anthropic')",
                    session + "/" + number,
                    session,
                    CANARY,
                    model);
            database.update(
                    "UPDATE sessions SET cost = cost + ?, prompt_tokens = 5, completion_tokens = 7,"
                            + " updated_at = updated_at + 60 WHERE id = ?",
                    cents / 100.0,
                    session);
        });
    }

    @Override
    public Source source() {
        return new CrushSource(new Environment(Map.of(), folder, folder));
    }

    @Override
    public Truth truth() {
        return truth;
    }
}
