package io.tokenspeed.sources.opencode;

import org.jspecify.annotations.Nullable;

/** Says where a record is. Ids come out of a file, so what is not printable in them is not shown. */
final class Places {
    private static final int MAX_LENGTH = 80;

    private Places() {}

    static String message(@Nullable String id, long row) {
        return "message " + name(id, row);
    }

    static String part(@Nullable String id, long row) {
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
