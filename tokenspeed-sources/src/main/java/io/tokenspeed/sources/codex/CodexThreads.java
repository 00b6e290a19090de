package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.lines.LineHandler;
import io.tokenspeed.sources.lines.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread was forked from which. A fork's rollout names only its parent, so the rest of the chain is looked up in
 * the first record of the parent's rollout, whose file name ends in the parent's id.
 */
final class CodexThreads {
    private static final int ID_LENGTH = 36;
    /** A first record is 30 kB at most; what does not fit is not one. */
    private static final int HEAD = 1 << 18;

    private final Map<String, Path> rollouts = new HashMap<>();
    private final Map<String, Optional<String>> parents = new ConcurrentHashMap<>();

    /**
     * A thread's place in its family.
     *
     * @param root the thread that the chain of forks began with
     * @param depth how many forks away from it
     */
    record Lineage(String root, int depth) {}

    CodexThreads(List<SourceFile> files) {
        for (SourceFile file : files) {
            idIn(CodexSource.name(file.path())).ifPresent(id -> rollouts.put(id, file.path()));
        }
    }

    /** The id of a thread, with which the name of its rollout ends. */
    static Optional<String> idIn(String fileName) {
        int end = fileName.indexOf(CodexSource.PLAIN);
        return end < ID_LENGTH ? Optional.empty() : Optional.of(fileName.substring(end - ID_LENGTH, end));
    }

    /** Follows the chain from a thread as far as it is known. */
    Lineage lineage(String thread, @Nullable String forkedFrom) {
        Set<String> seen = new LinkedHashSet<>();
        String root = thread;
        String parent = forkedFrom;
        while (parent != null && seen.add(root) && !seen.contains(parent)) {
            root = parent;
            parent = parents.computeIfAbsent(root, this::parent).orElse(null);
        }
        return new Lineage(root, seen.size());
    }

    private Optional<String> parent(String thread) {
        Path path = rollouts.get(thread);
        if (path == null) {
            return Optional.empty();
        }
        try (InputStream in = RolloutStream.open(path)) {
            byte[] head = in.readNBytes(HEAD);
            FirstRecord first = new FirstRecord();
            new LineReader().read(Channels.newChannel(new ByteArrayInputStream(head)), 0, first);
            return Optional.ofNullable(first.forkedFrom);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static final class FirstRecord implements LineHandler {
        private boolean done;
        private @Nullable String forkedFrom;

        @Override
        public void line(byte[] bytes, int start, int end, long nextOffset) {
            if (done) {
                return;
            }
            done = true;
            try {
                CodexRow row = new CodexRow();
                row.read(bytes, start, end);
                forkedFrom = row.forkedFrom;
            } catch (MalformedJsonException damaged) {
                forkedFrom = null;
            }
        }

        @Override
        public void tail(byte[] bytes, int start, int end) {
            line(bytes, start, end, 0);
        }

        @Override
        public void tooLong(long nextOffset) {
            done = true;
        }
    }
}
