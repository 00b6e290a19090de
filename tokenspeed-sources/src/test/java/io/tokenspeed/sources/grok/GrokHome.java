package io.tokenspeed.sources.grok;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.grok.GrokLines.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a home of Grok Build: sessions from before the log of calls, whose turns have sums only; then sessions with
 * calls and sums; and forks that begin with copies of another session's updates.
 */
public final class GrokHome {
    private static final long DAY = 86_400_000L;

    private final Path grok;
    private final Random random;
    private final GrowingHome home = new GrowingHome();
    private final List<List<String>> turns = new ArrayList<>();
    private long time = GrokLines.T;

    private GrokHome(Path folder, long seed) {
        this.grok = folder.resolve(".grok");
        this.random = new Random(seed);
    }

    /** Returns a home that is to be written. */
    public static GrowingHome random(Path folder, long seed, int sessions) {
        GrokHome home = new GrokHome(folder, seed);
        for (int i = 0; i < sessions; i++) {
            home.session("session-" + i, i >= sessions / 2);
        }
        return home.home;
    }

    private void session(String id, boolean logged) {
        Path updates =
                grok.resolve("sessions/%2Fhome%2Fann%2Fmy%20shop").resolve(id).resolve(GrokSource.TURNS);
        List<String> written = new ArrayList<>();
        turns.add(written);
        if (random.nextInt(3) == 0) {
            for (String copy : turns.get(random.nextInt(turns.size()))) {
                append(
                        updates,
                        copy.replaceFirst("session-\\d+", id).replaceFirst("\"timestamp\":\\d+", "\"timestamp\":1"));
            }
        }
        String model = "grok-4." + random.nextInt(3);
        if (logged) {
            append(log(), GrokLines.line(time, id, "model changed", "'model':'" + model + "'"));
        }
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            turn(id, "prompt-" + id + "-" + i, updates, model, logged);
        }
    }

    private Path log() {
        return grok.resolve("logs").resolve(GrokSource.CALLS);
    }

    private void turn(String id, String prompt, Path updates, String model, boolean logged) {
        append(updates, GrokLines.chunk(id));
        time += random.nextInt(4) == 0 ? DAY : 60_000;
        int calls = random.nextInt(4) + 1;
        Tokens sum = new Tokens(0, 0, 0, 0);
        for (int loop = 1; loop <= calls; loop++) {
            time += 5000;
            long cached = random.nextInt(50_000);
            long reasoning = random.nextInt(1000);
            Tokens tokens =
                    new Tokens(cached + random.nextInt(9000), cached, reasoning + random.nextInt(2000), reasoning);
            sum = sum.plus(tokens);
            if (logged) {
                append(log(), GrokLines.call(id, time, loop, 4000, tokens));
                home.truth().add(model, time, tokens.counts());
            }
        }
        if (!logged) {
            home.truth().add(model, Status.OK, time, sum.counts(), GrokLines.TURN_COST);
        }
        String line = GrokLines.turn(id, prompt, time, model, calls, sum);
        turns.get(turns.size() - 1).add(line);
        append(updates, line);
    }

    /** Appends a line, at times in two parts. */
    private void append(Path file, String line) {
        int cut = random.nextInt(3) == 0 ? random.nextInt(line.length()) : line.length();
        for (String part : List.of(line.substring(0, cut), line.substring(cut))) {
            if (!part.isEmpty()) {
                home.then(
                        file,
                        () -> Files.write(
                                file,
                                part.getBytes(StandardCharsets.UTF_8),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND));
            }
        }
    }
}
