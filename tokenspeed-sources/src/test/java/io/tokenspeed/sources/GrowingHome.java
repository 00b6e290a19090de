package io.tokenspeed.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;

/** The files of a tool, written step by step as the tool writes them, with the sums that a reader must find. */
public final class GrowingHome {
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
    public void then(Path file, Action action) {
        writes.add(new Write(file, action));
    }

    /** The sums after all changes. */
    public SumsByDay truth() {
        return truth;
    }

    public boolean complete() {
        return writes.isEmpty();
    }

    /** Makes the next change, each with a time of its own, so that the change is seen. */
    public void grow() throws Exception {
        Write write = writes.removeFirst();
        Files.createDirectories(write.file.resolveSibling(""));
        write.action.run();
        Files.setLastModifiedTime(write.file, FileTime.fromMillis(FIRST_CHANGE + 1000L * changes++));
    }

    public GrowingHome growAll() throws Exception {
        while (!complete()) {
            grow();
        }
        return this;
    }
}
