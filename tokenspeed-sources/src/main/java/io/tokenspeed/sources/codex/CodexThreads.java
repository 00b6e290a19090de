package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds ancestors and usage of threads in the rollouts that were found. A rollout's file name ends in the id of its
 * thread.
 */
final class CodexThreads {
    private static final int ID_LENGTH = 36;

    private final Map<String, Path> rollouts = new HashMap<>();
    private final Map<String, Optional<String>> parents = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> usages = new ConcurrentHashMap<>();

    CodexThreads(List<SourceFile> files) {
        for (SourceFile file : files) {
            idIn(CodexSource.name(file.path())).ifPresent(id -> rollouts.put(id, file.path()));
        }
    }

    /** Returns the id of the thread in a rollout's file name. */
    static Optional<String> idIn(String fileName) {
        int end = fileName.indexOf(CodexSource.PLAIN);
        return end < ID_LENGTH ? Optional.empty() : Optional.of(fileName.substring(end - ID_LENGTH, end));
    }

    /** Returns whether the rollout of a thread was found. */
    boolean isThere(String thread) {
        return rollouts.containsKey(thread);
    }

    /** Returns the oldest ancestor of a thread, as far as the rollouts show it; the thread itself if it has none. */
    String root(String thread) {
        Set<String> seen = new LinkedHashSet<>();
        String root = thread;
        Optional<String> parent = parent(root);
        while (seen.add(root) && parent.isPresent() && !seen.contains(parent.get())) {
            root = parent.get();
            parent = parent(root);
        }
        return root;
    }

    private Optional<String> parent(String thread) {
        return parents.computeIfAbsent(thread, id -> {
            Path rollout = rollouts.get(id);
            return rollout == null ? Optional.empty() : RolloutHead.of(rollout).parent(id);
        });
    }

    /** Returns the {@link CodexRow#usageKey} of every record with usage in the rollout of a thread. */
    Set<String> usage(String thread) {
        return usages.computeIfAbsent(thread, id -> {
            Path rollout = rollouts.get(id);
            return rollout == null ? Set.of() : RolloutUsage.of(rollout);
        });
    }
}
