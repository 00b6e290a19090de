package io.tokenspeed.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The files of a tool, written step by step as the tool writes them, with the sums that a reader must find. */
public class GrowingHome {
    /** A text that no reader may keep. */
    public static final String PROMPT = "the prompt of a person";

    private static final long FIRST_CHANGE = 1_796_000_000_000L;

    private final Deque<Write> writes = new ArrayDeque<>();
    private final SumsByDay truth = new SumsByDay();
    private int changes;

    /** Changes a file. */
    public interface Action {
        void run() throws Exception;
    }

    private record Write(Path file, Action action) {}

    /** Adds a change of a file. */
    public final void then(Path file, Action action) {
        writes.add(new Write(file, action));
    }

    /** Adds changes that append a text to a file, in two parts that are cut anywhere. */
    public final void append(Path file, String text, Random random) {
        int cut = random.nextInt(text.length() + 1);
        for (String part : List.of(text.substring(0, cut), text.substring(cut))) {
            then(file, () -> Files.writeString(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }
    }

    /** Adds a change that writes a file anew. */
    public final void write(Path file, String text) {
        then(file, () -> Files.writeString(file, text));
    }

    /** Adds a change before all others that writes a file. */
    public final void first(Path file, String text) {
        writes.addFirst(new Write(file, () -> Files.writeString(file, text)));
    }

    /** Mixes the changes of different files; those of one file keep their order. */
    public final void mix(Random random) {
        Map<Path, Deque<Write>> byFile = new LinkedHashMap<>();
        writes.forEach(write ->
                byFile.computeIfAbsent(write.file, file -> new ArrayDeque<>()).add(write));
        writes.clear();
        List<Deque<Write>> open = new ArrayList<>(byFile.values());
        while (!open.isEmpty()) {
            int chosen = random.nextInt(open.size());
            writes.add(open.get(chosen).removeFirst());
            if (open.get(chosen).isEmpty()) {
                open.remove(chosen);
            }
        }
    }

    /** The sums after all changes. */
    public final SumsByDay truth() {
        return truth;
    }

    public final boolean complete() {
        return writes.isEmpty();
    }

    /** Makes the next change, each with a time of its own, so that the change is seen. */
    public final void grow() throws Exception {
        Write write = writes.removeFirst();
        Files.createDirectories(write.file.resolveSibling(""));
        write.action.run();
        Files.setLastModifiedTime(write.file, FileTime.fromMillis(FIRST_CHANGE + 1000L * changes++));
    }

    /** Makes all changes that are left. */
    public final GrowingHome growAll() throws Exception {
        while (!complete()) {
            grow();
        }
        return this;
    }
}
