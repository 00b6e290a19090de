package io.tokenspeed.sources.gemini;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds the root of a project: by the marker file in the project's folder, else by the registry
 * {@code ~/.gemini/projects.json} of roots and short names. Folders of earlier releases are named by the SHA-256 of the
 * root, so the registry is searched for that, too. Safe for use by several threads.
 */
final class GeminiProjects {
    private static final int MAX_BYTES = 16 << 20;

    private final Map<Path, Map<String, String>> registries = new ConcurrentHashMap<>();

    /**
     * Returns the root of a project, null when unknown.
     *
     * @param folder the folder of the project's files
     * @param digest the SHA-256 of the root, as a chat states it; null when unknown
     */
    @Nullable
    String root(Path folder, @Nullable String digest) {
        String marker = text(folder.resolve(".project_root")).strip();
        if (!marker.isEmpty() && marker.indexOf('\n') < 0) {
            return marker;
        }
        Path tmp = folder.getParent();
        Path home = tmp == null ? null : tmp.getParent();
        if (home == null) {
            return null;
        }
        Map<String, String> roots = registries.computeIfAbsent(home, GeminiProjects::registry);
        String named = roots.get(folder.getFileName().toString());
        return named != null || digest == null ? named : roots.get(digest);
    }

    /** Returns the roots by short name and by digest. */
    private static Map<String, String> registry(Path home) {
        Map<String, String> roots = new HashMap<>();
        try {
            byte[] json = text(home.resolve("projects.json")).getBytes(StandardCharsets.UTF_8);
            JsonNode projects = JsonTree.document(json).path("projects");
            projects.properties().forEach(project -> {
                roots.put(project.getValue().asText(), project.getKey());
                roots.put(sha256(project.getKey()), project.getKey());
            });
        } catch (IOException damaged) {
            return Map.of();
        }
        return roots;
    }

    private static String sha256(String root) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(root.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the text of a file, empty where it cannot be read. */
    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }
}
