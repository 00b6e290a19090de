package io.tokenspeed.sources.opencode.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of a session, and the session that started it, in the JSON files of sessions,
 * {@code session/<project>/<session>.json}. Safe for use by several threads.
 */
final class SessionFiles {
    private final Path folder;
    private final Map<String, Fields> sessions = new ConcurrentHashMap<>();
    private @Nullable Map<String, Path> files;

    SessionFiles(Path storage) {
        this.folder = storage.resolve("session");
    }

    /** Returns the folder that a session was started in; null when unknown. */
    @Nullable
    String directory(String session) throws IOException {
        return fields(session).directory;
    }

    /** Returns the session that started a session; null for none. */
    @Nullable
    String parent(String session) throws IOException {
        return fields(session).parent;
    }

    private Fields fields(String session) throws IOException {
        Fields known = sessions.get(session);
        if (known == null) {
            Path file = files().get(session);
            known = file == null ? new Fields() : read(file);
            sessions.put(session, known);
        }
        return known;
    }

    private static Fields read(Path file) throws IOException {
        try {
            byte[] json = JsonFile.read(file);
            return json == null ? new Fields() : JsonFields.parse(json, Fields::new);
        } catch (JsonProcessingException | NoSuchFileException e) {
            return new Fields();
        }
    }

    private synchronized Map<String, Path> files() throws IOException {
        if (files == null) {
            files = list();
        }
        return files;
    }

    private Map<String, Path> list() throws IOException {
        Map<String, Path> found = new HashMap<>();
        try (DirectoryStream<Path> projects = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path project : projects) {
                try (DirectoryStream<Path> sessions = Files.newDirectoryStream(project, "*.json")) {
                    sessions.forEach(file -> found.put(JsonFile.id(file), file));
                }
            }
            return found;
        } catch (NoSuchFileException e) {
            return found;
        }
    }

    private static final class Fields implements JsonFields.Fields {
        private @Nullable String directory;
        private @Nullable String parent;

        @Override
        public void field(String name, JsonParser value) throws IOException {
            if (name.equals("directory")) {
                directory = JsonFields.text(value);
            } else if (name.equals("parentID")) {
                parent = JsonFields.text(value);
            }
        }
    }
}
