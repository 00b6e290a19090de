package io.tokenspeed.sources.hermes;

import io.tokenspeed.sources.RandomHome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions of two Hermes profiles: from before the sums by model, and from after it, with several models, helper tasks
 * and sums that Hermes states for a whole session.
 */
public final class HermesHome extends RandomHome {
    private final Path folder;
    private final Map<String, long[]> sums = new LinkedHashMap<>();
    private final Map<String, Long> last = new LinkedHashMap<>();
    private final Map<String, String> models = new LinkedHashMap<>();

    /** Creates a home with a number of sessions. */
    public HermesHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        for (int i = 0; i < sessions; i++) {
            session("s" + i, one("state.db", "profiles/office/state.db"));
        }
        sums.forEach((key, counts) -> truth().add(models.getOrDefault(key, ""), last.getOrDefault(key, 0L), counts));
    }

    private void session(String id, String file) {
        StateDatabase database = new StateDatabase(folder.resolve(".hermes").resolve(file));
        String model = one("claude-opus-4-8", "gpt-5.5", "hermes-4-70b");
        long start = time();
        String parent = random.nextInt(3) == 0 ? "s0" : null;
        then(database.path(), () -> database.begin(id, parent, model, start / 1000.0, PROMPT));
        long time = start;
        for (int i = random.nextInt(10); i >= 0; i--) {
            time += 1000L * (1 + random.nextInt(7200));
            use(database, id, model, time);
        }
    }

    private void use(StateDatabase database, String id, String model, long millis) {
        double time = millis / 1000.0;
        long[] counts = counts();
        String used = one(model, model, "gemini-3.1-pro");
        String provider = one("", "openrouter");
        switch (random.nextInt(3)) {
            case 0 -> {
                then(database.path(), () -> database.add(id, time, counts));
                sum(id, model, millis, counts);
            }
            case 1 -> {
                then(database.path(), () -> {
                    database.add(id, time, counts);
                    database.addModel(id, used, provider, "", time, counts);
                });
                sum(id + ":" + used + provider, used, millis, counts);
                last.computeIfPresent(id, (key, before) -> millis);
            }
            default -> {
                then(database.path(), () -> database.addModel(id, used, provider, "title_generation", time, counts));
                sum(id + ":" + used + provider, used, millis, counts);
            }
        }
    }

    private long[] counts() {
        long output = count(4000);
        long reasoning = output == 0 ? 0 : random.nextInt((int) output);
        return new long[] {count(900), count(90_000), count(4000), output, reasoning};
    }

    private void sum(String key, String model, long millis, long[] counts) {
        if (Arrays.stream(counts).sum() > 0) {
            long[] sum = sums.computeIfAbsent(key, none -> new long[counts.length]);
            Arrays.setAll(sum, i -> sum[i] + counts[i]);
            models.put(key, model);
        }
        last.merge(key, millis, Math::max);
    }
}
