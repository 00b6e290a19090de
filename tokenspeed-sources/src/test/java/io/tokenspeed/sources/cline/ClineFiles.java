package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.sources.GrowingHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The JSON that Cline and its descendants write. */
final class ClineFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A quarter of a dollar, in nano-dollars. */
    static final long COST = 250_000_000;

    private ClineFiles() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The folder of a task in VS Code on Linux. */
    static Path task(Path home, ClineTool tool, String id) {
        return home.resolve(".config/Code/User/globalStorage")
                .resolve(tool.extension())
                .resolve("tasks")
                .resolve(id);
    }

    /** What a task says of a request that was answered; its cost is {@link #COST}. */
    static ObjectNode usage(long in, long out, long reads, long writes) {
        return object().put("request", GrowingHome.PROMPT)
                .put("tokensIn", in)
                .put("tokensOut", out)
                .put("cacheReads", reads)
                .put("cacheWrites", writes)
                .put("cost", 0.25);
    }

    /** A message that stands for a request; its text is JSON, too. */
    static ObjectNode started(long time, ObjectNode facts) {
        return say(time, "api_req_started", text(facts));
    }

    static ObjectNode say(long time, String say, String text) {
        return object().put("ts", time).put("type", "say").put("say", say).put("text", text);
    }

    /** A message of the prompts, with the facts that the tool adds. */
    static ObjectNode prompt(long time, String model, String folder) {
        ObjectNode message = object().put("role", "user");
        message.putArray("content")
                .addObject()
                .put("type", "text")
                .put(
                        "text",
                        GrowingHome.PROMPT + " <model>no</model>\n<environment_details>\n# Current Mode\n<model>"
                                + model
                                + "</model>\n# Current Workspace Directory (" + folder
                                + ") Files\na.java\n</environment_details>");
        return message.put("ts", time);
    }

    static String list(Collection<ObjectNode> messages) {
        return text(JSON.createArrayNode().addAll(messages));
    }

    static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }
}
