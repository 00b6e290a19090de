package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.json.IsoTime;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that a log of calls covers: from its first call on. The cursor keeps the first call that was ever read,
 * because Grok cuts the log. Safe for use by several threads.
 */
final class Coverage {
    static final String SINCE = "since";
    private static final Pattern TIME = Pattern.compile("\"ts\"\\s*:\\s*\"([^\"]{1,40})\"");
    private static final int HEAD = 4096;

    private final Path log;
    private @Nullable Long since;
    private long searchedBytes;

    /**
     * Creates the coverage of a log.
     *
     * @param since the first call that was ever read from it, in milliseconds since the epoch; null for none
     */
    Coverage(Path log, @Nullable Long since) {
        this.log = log;
        this.since = since;
    }

    /** Returns the time of the first call that a cursor knows of, in milliseconds since the epoch; null for none. */
    static @Nullable Long since(@Nullable Cursor cursor) {
        try {
            byte[] state = (cursor == null ? "{}" : cursor.position().state()).getBytes(StandardCharsets.UTF_8);
            JsonNode reader = JsonTree.document(state).get("reader");
            return JsonTree.millis(reader, SINCE);
        } catch (JsonProcessingException otherForm) {
            return null;
        }
    }

    /** Returns whether the calls of a turn that ended at an instant are in the log. */
    synchronized boolean covers(long endMillis) throws IOException {
        if (since == null) {
            search();
        }
        return since != null && endMillis >= since;
    }

    /** Looks again only in a log that grew since it had no call. */
    private void search() throws IOException {
        long size = Files.isRegularFile(log) ? Files.size(log) : 0;
        if (size == searchedBytes) {
            return;
        }
        searchedBytes = size;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
            byte[] head = new byte[HEAD];
            for (int length = head(in, head); length >= 0 && since == null; length = head(in, head)) {
                since = time(new String(head, 0, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static @Nullable Long time(String line) {
        Matcher time = TIME.matcher(line);
        if (!line.contains(CallParser.CALL) || !time.find()) {
            return null;
        }
        byte[] text = time.group(1).getBytes(StandardCharsets.ISO_8859_1);
        return IsoTime.epochMillis(text, 0, text.length);
    }

    /** Reads a line, of which only the beginning is kept; returns the length of that, -1 at the end of the file. */
    private static int head(InputStream in, byte[] head) throws IOException {
        int length = 0;
        int next = in.read();
        if (next < 0) {
            return -1;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (length < HEAD) {
                head[length++] = (byte) next;
            }
        }
        return length;
    }
}
