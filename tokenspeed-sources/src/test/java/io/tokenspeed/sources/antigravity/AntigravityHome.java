package io.tokenspeed.sources.antigravity;

import io.tokenspeed.sources.GrowingHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a home of Antigravity CLI with random conversations: releases with and without the time of a call, calls that
 * only a step tells of, names of models that are missing, and forks that begin with copies.
 */
public final class AntigravityHome {
    private static final long DAY = 86_400_000L;

    private final Path folder;
    private final Random random;
    private final GrowingHome home = new GrowingHome();
    private final List<List<Written>> conversations = new ArrayList<>();

    /** A call as it was stored: with its own time, with the time of its step, or in a step alone. */
    private record Written(Call call, int kind) {}

    private AntigravityHome(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** Returns a home that is to be written. */
    public static GrowingHome random(Path folder, long seed, int conversations) {
        AntigravityHome home = new AntigravityHome(folder, seed);
        for (int i = 0; i < conversations; i++) {
            home.conversation("00000000-0000-4000-8000-" + seed + "-" + i);
        }
        return home.home;
    }

    private void conversation(String id) {
        ConversationFile file = ConversationFile.in(folder, id);
        home.then(file.path(), () -> file.create(ConversationFile.metadata("file:///home/ann/shop")));
        List<Written> calls = new ArrayList<>();
        if (!conversations.isEmpty() && random.nextInt(3) == 0) {
            List<Written> parent = conversations.get(random.nextInt(conversations.size()));
            calls.addAll(parent.subList(0, random.nextInt(parent.size() + 1)));
        }
        int model = random.nextInt(3);
        long time = ConversationFile.CREATED + random.nextInt(20) * DAY;
        int copied = calls.size();
        for (int i = random.nextInt(8) + 1; i > 0; i--) {
            time += random.nextInt(4) == 0 ? DAY : 20_000;
            calls.add(new Written(call(id + "-" + i, model, time), calls.size() == copied ? 0 : random.nextInt(3)));
        }
        for (int i = 0; i < calls.size(); i++) {
            write(file, i, calls.get(i));
        }
        calls.subList(copied, calls.size()).forEach(written -> truth(written.call));
        conversations.add(calls);
    }

    private Call call(String id, int model, long asked) {
        List<Long> tokens = random.longs(5, 0, 30_000).boxed().toList();
        String label = "Gemini 3." + model + " Flash (High)";
        return new Call(
                "resp-" + id,
                "gemini-3." + model + "-flash",
                label,
                asked,
                asked + random.nextInt(9000) + 1000,
                tokens);
    }

    private void truth(Call call) {
        home.truth().add(call.model(), call.answered(), call.counts());
    }

    private void write(ConversationFile file, long number, Written written) {
        Call call = written.call;
        home.then(file.path(), () -> file.step(2 * number, 8, call.step(false)));
        if (written.kind < 2) {
            byte[] row = written.kind == 0 ? call.row() : call.rowWithoutTime(2 * number);
            home.then(file.path(), () -> file.generation(number, row));
        }
        home.then(file.path(), () -> file.step(2 * number, 3, call.step(true)));
    }
}
