package io.tokenspeed.sources.opencode.files;

import io.tokenspeed.sources.opencode.message.MessageLocation;
import io.tokenspeed.sources.opencode.message.Part;
import io.tokenspeed.sources.opencode.message.PartFields;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the parts of a message from their JSON files, {@code part/<message>/<part>.json}. */
final class PartFiles {
    /** Restricts ids, because they come from a file and become names of folders. */
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private PartFiles() {}

    /** Returns the parts of a message; empty when there are none. Counts damaged parts. */
    static List<Part> read(Path storage, String messageId, FileRecords tally) throws IOException {
        List<Part> parts = new ArrayList<>();
        if (!SAFE_ID.matcher(messageId).matches()) {
            return parts;
        }
        Path folder = storage.resolve("part").resolve(messageId);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "prt_*.json")) {
            for (Path file : files) {
                read(file, parts, tally);
            }
            return parts;
        } catch (NoSuchFileException e) {
            return parts;
        }
    }

    private static void read(Path file, List<Part> parts, FileRecords tally) throws IOException {
        String place = MessageLocation.part(JsonFile.id(file), 0);
        byte[] json = JsonFile.read(file);
        Part part = tally.record(place, () -> {
            if (json == null) {
                tally.dropped(place, "too long");
                return null;
            }
            PartFields fields = PartFields.parse(json);
            return Part.of(Objects.requireNonNullElseGet(fields.id, () -> JsonFile.id(file)), null, fields);
        });
        if (part != null) {
            parts.add(part);
        }
    }
}
