package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the files of a home, such as {@code ~/.kimi}, say about its sessions. Safe for use by several threads. */
final class KimiHomes {
    private static final int MAX_BYTES = 16 << 20;
    private static final Home NONE = new Home(Map.of(), KimiConfig.NONE);

    private final Map<Path, Home> homes = new ConcurrentHashMap<>();

    /**
     * One home.
     *
     * @param projects the folders by their MD5 and by sessions, from Kimi CLI's {@code kimi.json}
     * @param config the configured models
     */
    record Home(Map<String, String> projects, KimiConfig config) {
        /** Returns the folder of a session, null when unknown. */
        @Nullable
        String project(String digest, String session) {
            String project = projects.get(session);
            return project == null ? projects.get(digest) : project;
        }
    }

    /** Returns the home that a session is in. */
    Home home(Path session) {
        return Stream.iterate(session, folder -> folder != null, Path::getParent)
                .filter(folder -> folder.endsWith(KimiSource.SESSIONS) && folder.getParent() != null)
                .findFirst()
                .map(sessions -> homes.computeIfAbsent(sessions, KimiHomes::read))
                .orElse(NONE);
    }

    private static Home read(Path sessions) {
        Map<String, String> projects = new HashMap<>();
        JsonNode registry = json(sessions.resolveSibling("kimi.json"));
        for (JsonNode folder : registry.path("work_dirs")) {
            String path = JsonTree.text(folder, "path");
            if (path != null) {
                projects.put(md5(path), path);
            }
        }
        registry.path("session_to_workdir")
                .properties()
                .forEach(session ->
                        projects.put(session.getKey(), session.getValue().asText()));
        return new Home(projects, KimiConfig.parse(text(sessions.resolveSibling("config.toml"))));
    }

    /** Returns the content of a JSON file, a missing node where it cannot be read. */
    static JsonNode json(Path file) {
        try {
            return JsonTree.document(text(file).getBytes(StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            return MissingNode.getInstance();
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }

    private static String md5(String path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
