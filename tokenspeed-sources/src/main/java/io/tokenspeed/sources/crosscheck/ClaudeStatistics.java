package io.tokenspeed.sources.crosscheck;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.file.IoFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claude Code's statistics: {@code dailyModelTokens} of {@code stats-cache.json}, which outlive its transcripts. Days are
 * those of UTC and end yesterday. Since version 5 of that part a number holds all tokens; before, input and output alone.
 */
final class ClaudeStatistics {
    private static final String TOOL = "claude";
    private static final int MOST_BYTES = 8 << 20;
    private static final int ALL_TOKENS_SINCE = 5;
    /** Stands for answers that no model gave. */
    private static final String NO_MODEL = "<synthetic>";

    private final List<OwnAmount> amounts = new ArrayList<>();
    private int version;

    private ClaudeStatistics() {}

    static OwnRecord read(Path file) {
        ClaudeStatistics statistics = new ClaudeStatistics();
        String problem = statistics.problem(file);
        OwnUnit unit =
                statistics.version >= ALL_TOKENS_SINCE ? OwnUnit.TOKENS_PER_DAY : OwnUnit.UNCACHED_TOKENS_PER_DAY;
        return problem == null
                ? new OwnRecord(TOOL, file, unit, statistics.amounts, null)
                : OwnRecord.unreadable(TOOL, file, unit, problem);
    }

    private @Nullable String problem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return "it is larger than 8 MiB";
            }
            try (JsonParser json = new JsonFactory().createParser(bytes)) {
                return document(json) ? null : "it is damaged, it holds no daily tokens";
            }
        } catch (JsonProcessingException damaged) {
            return "it is damaged, it is not JSON";
        } catch (IOException unreadable) {
            return IoFailure.reason(unreadable);
        }
    }

    /** Whether the document holds daily tokens. */
    private boolean document(JsonParser json) throws IOException {
        boolean found = false;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "dailyModelTokens" -> {
                    found = json.currentToken() == JsonToken.START_ARRAY;
                    days(json);
                }
                case "dailyModelTokensVersion" -> version = json.getValueAsInt();
                default -> json.skipChildren();
            }
        }
        return found;
    }

    private void days(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (next == JsonToken.START_OBJECT) {
                day(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void day(JsonParser json) throws IOException {
        String date = null;
        List<OwnAmount> models = new ArrayList<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "date" -> date = json.getValueAsString();
                case "tokensByModel" -> models(json, models);
                default -> json.skipChildren();
            }
        }
        if (date != null) {
            String known = date;
            models.forEach(model -> amounts.add(new OwnAmount(known, model.model(), model.amount())));
        }
    }

    private static void models(JsonParser json, List<OwnAmount> models) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        for (String model = json.nextFieldName(); model != null; model = json.nextFieldName()) {
            json.nextToken();
            long tokens = json.getValueAsLong();
            json.skipChildren();
            if (tokens > 0 && !model.equals(NO_MODEL)) {
                models.add(new OwnAmount("", model, tokens));
            }
        }
    }
}
