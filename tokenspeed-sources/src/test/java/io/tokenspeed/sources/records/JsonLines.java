package io.tokenspeed.sources.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.sources.GrowingHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log that a test writes as JSON lines. Text is given with single quotes for double ones. */
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    /** An object without members. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The JSON value in a text with single quotes. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    /** The time stamp of an instant, with milliseconds. */
    public static String iso(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    /** Appends a line as it is. */
    public JsonLines raw(String line) {
        lines.add(line);
        return this;
    }

    /** Appends a line with single quotes for double ones. */
    public JsonLines line(String line) {
        return raw(line.replace('\'', '"'));
    }

    /** Appends a value as a line. */
    public JsonLines line(JsonNode value) {
        return raw(value.toString());
    }

    /** Returns the number of lines. */
    public int size() {
        return lines.size();
    }

    /** Lets a home write the log line by line. */
    public void appendTo(GrowingHome home, Path file, Random random) {
        lines.forEach(line -> home.append(file, line + "\n", random));
    }

    /** Writes the log. */
    public Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
