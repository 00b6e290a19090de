package io.tokenspeed.sources.droid;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.IsoTime;
import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is needed from a session's transcript {@code SESSION.jsonl}: its first line
 * {@code {"type":"session_start","id","cwd","callingSessionId"}}, and the last time in it.
 *
 * @param project the folder in which the session works; null when unknown
 * @param parent the session that started this one; null for none
 * @param last the last time, in milliseconds since the epoch; null when none is found
 */
record Transcript(
        @Nullable String project,
        @Nullable String parent,
        @Nullable Long last) {
    private static final Transcript NONE = new Transcript(null, null, null);
    private static final int MOST = 256 << 10;
    private static final byte[] TIME = "\"timestamp\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TIME_LENGTH = 24;

    /** Reads the beginning and the end of the transcript beside a session's settings; without one nothing is known. */
    static Transcript beside(Path settings) throws IOException {
        String name = String.valueOf(settings.getFileName());
        Path file = settings.resolveSibling(name.replace(DroidSource.SETTINGS, ".jsonl"));
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            JsonNode head = head(bytes(channel, 0));
            Long last = last(bytes(channel, Math.max(0, channel.size() - MOST)));
            return new Transcript(JsonTree.text(head, "cwd"), JsonTree.text(head, "callingSessionId"), last);
        }
    }

    private static byte[] bytes(FileChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST, Math.max(0, channel.size() - from)));
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, from + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static @Nullable JsonNode head(byte[] bytes) {
        try {
            JsonNode head = JsonTree.line(bytes, 0, ByteSearch.newline(bytes, 0, bytes.length));
            return "session_start".equals(JsonTree.text(head, "type")) ? head : null;
        } catch (MalformedJsonException damaged) {
            return null;
        }
    }

    private static @Nullable Long last(byte[] bytes) {
        Long last = null;
        int at = ByteSearch.indexOf(bytes, 0, bytes.length, TIME);
        while (at >= 0) {
            int start = at + TIME.length;
            Long time =
                    start + TIME_LENGTH <= bytes.length ? IsoTime.epochMillis(bytes, start, start + TIME_LENGTH) : null;
            last = last == null || (time != null && time > last) ? time : last;
            at = ByteSearch.indexOf(bytes, start, bytes.length, TIME);
        }
        return last;
    }
}
