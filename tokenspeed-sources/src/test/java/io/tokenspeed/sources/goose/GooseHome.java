package io.tokenspeed.sources.goose;

import io.tokenspeed.sources.RandomHome;
import java.nio.file.Path;

/** Sessions in Goose's current database and in that of an earlier release, which does not count cached tokens apart. */
public final class GooseHome extends RandomHome {
    private final Path folder;

    /** Creates a home with a number of sessions. */
    public GooseHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        GooseDatabase current = GooseDatabase.of(database("goose"), true);
        GooseDatabase early = GooseDatabase.of(database("Block/goose"), false);
        for (int i = 0; i < sessions; i++) {
            session("20261001_" + i / 2, one(current, early), i);
        }
    }

    private Path database(String name) {
        return folder.resolve(".local/share").resolve(name).resolve("sessions/sessions.db");
    }

    /** Two databases may have sessions with one id, so ids of one database get its name. */
    private void session(String id, GooseDatabase database, int number) {
        String session = id + (number % 2 == 0 ? "" : "b");
        String model = one("claude-opus-4-8", "gpt-5.5");
        long start = time();
        then(database.file().path(), () -> database.begin(session, PROMPT, start, model));
        long[] sums = new long[5];
        long time = start;
        int uses = random.nextInt(5);
        for (int i = 0; i < uses; i++) {
            time += 1000L * (1 + random.nextInt(7200));
            sums[0] += 1 + count(900);
            sums[1] += database.current() ? count(60_000) : 0;
            sums[2] += database.current() ? count(900) : 0;
            sums[3] += count(4000);
            long[] now = sums.clone();
            long used = time;
            then(database.file().path(), () -> database.sums(session, used, now));
        }
        if (uses > 0) {
            truth().add(model, time, sums);
        }
    }
}
