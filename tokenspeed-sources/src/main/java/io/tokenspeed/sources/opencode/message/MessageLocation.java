package io.tokenspeed.sources.opencode.message;

import org.jspecify.annotations.Nullable;

/** Names the place of a record, for findings. Replaces unprintable characters in ids, because ids come from a file. */
public final class MessageLocation {
    private static final int MAX_LENGTH = 80;

    private MessageLocation() {}

    public static String message(@Nullable String id, long row) {
        return "message " + name(id, row);
    }

    public static String part(@Nullable String id, long row) {
        return "part " + name(id, row);
    }

    private static String name(@Nullable String id, long row) {
        if (id == null || id.isBlank()) {
            return "in row " + row;
        }
        String printable = id.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.substring(0, Math.min(MAX_LENGTH, printable.length()));
    }
}
