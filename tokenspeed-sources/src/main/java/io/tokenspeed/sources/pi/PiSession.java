package io.tokenspeed.sources.pi;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of files and folders say of a session. */
final class PiSession {
    /** A time whose colons and dots became hyphens, and the session. */
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9-]+Z_(.+)");

    private PiSession() {}

    /** Returns the session of a file whose header cannot be read. */
    static String named(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ".jsonl".length());
        String session = session(stem);
        return session == null ? stem : session;
    }

    /**
     * Returns the session that started this one, null for none: omp keeps the sessions of sub-agents in a folder beside
     * their session's file, with the same name.
     */
    static @Nullable String parent(Path file) {
        Path folder = file.getParent();
        Path name = folder == null ? null : folder.getFileName();
        return name == null ? null : session(name.toString());
    }

    private static @Nullable String session(String stem) {
        Matcher matcher = NAME.matcher(stem);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
