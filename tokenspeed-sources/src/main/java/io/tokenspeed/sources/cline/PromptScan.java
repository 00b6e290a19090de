package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the prompts of a task say of its model and folder: {@code <model>...</model>} in messages with a time, and {@code
 * # Current Workspace Directory (...) Files}. Reads {@code api_conversation_history.json} as a stream and keeps nothing
 * else of it.
 */
final class PromptScan {
    static final String FILE = "api_conversation_history.json";
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MESSAGE = 2;
    private static final String FACTS = "<environment_details>";
    private static final String MODEL_START = "<model>";
    private static final String MODEL_END = "</model>";
    private static final Pattern FOLDER =
            Pattern.compile("# Current (?:Workspace|Working) Directory \\(([^()\\n]+)\\) Files");

    private final TaskModels models = new TaskModels();
    private @Nullable String folder;
    private @Nullable String model;
    private @Nullable Long time;
    private int depth;

    /** Reads a file; of a missing one nothing is known, of one that is being written only the beginning. */
    static PromptScan of(Path file) throws IOException {
        PromptScan scan = new PromptScan();
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file);
                    JsonParser parser = JSON.createParser(in)) {
                scan.read(parser);
            } catch (JsonProcessingException unfinished) {
                return scan;
            }
        }
        return scan;
    }

    TaskModels models() {
        return models;
    }

    /** Returns the folder of the project; null where no prompt names it. */
    @Nullable
    String folder() {
        return folder;
    }

    private void read(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
                end();
            } else if (token == JsonToken.VALUE_STRING) {
                text(parser.getText());
            } else if (token == JsonToken.VALUE_NUMBER_INT && depth == MESSAGE && "ts".equals(parser.currentName())) {
                time = parser.getLongValue();
            }
        }
    }

    /** The tool adds its facts after the user's words, which may hold the same tags. */
    private void text(String prompt) {
        int facts = prompt.lastIndexOf(FACTS);
        if (facts < 0) {
            return;
        }
        String text = prompt.substring(facts);
        int start = text.indexOf(MODEL_START);
        int end = start < 0 ? -1 : text.indexOf(MODEL_END, start);
        if (end > start) {
            model = text.substring(start + MODEL_START.length(), end).strip();
        }
        Matcher named = folder == null ? FOLDER.matcher(text) : null;
        if (named != null && named.find() && isAbsolute(named.group(1))) {
            folder = named.group(1);
        }
    }

    /** A project of several folders has a name there. */
    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.startsWith(":", 1) || path.startsWith("\\\\");
    }

    /** At the end of a message. */
    private void end() {
        if (depth == MESSAGE - 1) {
            if (model != null && !model.isEmpty() && time != null) {
                models.note(time, new ModelName(model, null));
            }
            model = null;
            time = null;
        }
    }
}
