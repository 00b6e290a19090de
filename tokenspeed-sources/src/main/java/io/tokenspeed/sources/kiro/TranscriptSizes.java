package io.tokenspeed.sources.kiro;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.json.ByteSearch;
import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.lines.LineHandler;
import io.tokenspeed.sources.lines.LineReader;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lengths of the answers and the times of the prompts in a session's transcript. Keeps no text. */
final class TranscriptSizes implements LineHandler {
    private static final byte[] ANSWER = "\"AssistantMessage\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROMPT = "\"Prompt\"".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Long> characters = new HashMap<>();
    private final Map<String, Long> prompts = new HashMap<>();

    private TranscriptSizes() {}

    /** Reads the transcript beside a session's file; without one, all sizes are 0. */
    static TranscriptSizes beside(Path session) throws IOException {
        TranscriptSizes sizes = new TranscriptSizes();
        String name = session.getFileName() + "l";
        try (FileChannel channel = FileChannel.open(session.resolveSibling(name))) {
            new LineReader().read(channel, 0, sizes);
        } catch (NoSuchFileException none) {
            return sizes;
        }
        return sizes;
    }

    /** Returns the length of the answers among these messages. */
    long answerOf(List<String> messages) {
        return messages.stream()
                .mapToLong(id -> characters.getOrDefault(id, 0L))
                .sum();
    }

    /** Returns the time of the prompt among these messages, in milliseconds since the epoch; null when unknown. */
    @Nullable
    Long promptOf(List<String> messages) {
        return messages.stream()
                .map(prompts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void line(byte[] bytes, int start, int end, long nextOffset) {
        tail(bytes, start, end);
    }

    /** A damaged line only makes the estimate smaller. */
    @Override
    public void tail(byte[] bytes, int start, int end) {
        boolean wanted = ByteSearch.indexOf(bytes, start, end, ANSWER) >= 0
                || ByteSearch.indexOf(bytes, start, end, PROMPT) >= 0;
        if (wanted) {
            try {
                message(JsonTree.line(bytes, start, end));
            } catch (MalformedJsonException damaged) {
                return;
            }
        }
    }

    @Override
    public void tooLong(long nextOffset) {}

    private void message(JsonNode line) {
        JsonNode data = line.get("data");
        String id = JsonTree.text(data, "message_id");
        if (data == null || id == null) {
            return;
        }
        String kind = Objects.requireNonNullElse(JsonTree.text(line, "kind"), "");
        if (kind.equals("AssistantMessage")) {
            characters.merge(id, length(data.path("content")), Long::sum);
        } else if (kind.equals("Prompt")) {
            Long at = JsonTree.millis(data.get("meta"), "timestamp");
            if (at != null) {
                prompts.put(id, at);
            }
        }
    }

    private static long length(JsonNode content) {
        long length = 0;
        for (JsonNode part : content) {
            JsonNode text = part.get("data");
            if ("text".equals(JsonTree.text(part, "kind")) && text != null && text.isTextual()) {
                length += text.textValue().length();
            }
        }
        return length;
    }
}
