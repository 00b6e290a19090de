package io.tokenspeed.sources.openclaw;

import io.tokenspeed.sources.Discovery;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of Codex whose rollouts are read, so that an answer that mirrors one of their turns must not count. Looks
 * for rollouts only when the first such answer is met. Safe for use by several threads.
 */
final class Rollouts {
    private static final int ID_LENGTH = 36;

    private final Supplier<Discovery> search;
    private @Nullable Set<String> threads;

    Rollouts(Supplier<Discovery> search) {
        this.search = search;
    }

    /** Returns whether the rollout of a thread was found; a rollout's name ends in the thread's id. */
    synchronized boolean has(String thread) {
        if (threads == null) {
            threads = find();
        }
        return threads.contains(thread);
    }

    private Set<String> find() {
        Set<String> found = new HashSet<>();
        search.get().files().forEach(file -> {
            String name = String.valueOf(file.path().getFileName());
            int end = name.indexOf(".jsonl");
            if (end >= ID_LENGTH) {
                found.add(name.substring(end - ID_LENGTH, end));
            }
        });
        return found;
    }
}
