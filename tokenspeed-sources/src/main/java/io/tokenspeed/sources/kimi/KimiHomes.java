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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the tools' folders say of projects and models: {@code kimi.json} lists the folders whose digests name Kimi CLI's
 * folders of sessions, {@code workspaces.json} those of Kimi Code, {@code config.toml} or {@code config.json} the model.
 * A file that is missing or damaged says nothing. Each is read once. Safe for use by several threads.
 */
final class KimiHomes {
    private static final int MOST_BYTES = 8 << 20;
    private static final Pattern MODEL = Pattern.compile("(?m)^\\s*default_model\\s*=\\s*\"([^\"]+)\"");

    private final Map<Path, Facts> facts = new ConcurrentHashMap<>();

    /** What one folder says. */
    private record Facts(
            Map<String, String> projects, @Nullable String model) {}

    /** Returns the project's folder; null when unknown. */
    @Nullable
    String project(KimiPlace place) {
        return of(place).projects().get(place.folder());
    }

    /** Returns the model that the configuration names; null when it names none. */
    @Nullable
    String model(KimiPlace place) {
        return of(place).model();
    }

    private Facts of(KimiPlace place) {
        return facts.computeIfAbsent(
                place.home(), home -> new Facts(place.code() ? workspaces(home) : folders(home), configured(home)));
    }

    private static Map<String, String> folders(Path home) {
        Map<String, String> folders = new HashMap<>();
        for (JsonNode entry : json(home.resolve("kimi.json")).path("work_dirs")) {
            String path = JsonTree.text(entry, "path");
            String kaos = JsonTree.text(entry, "kaos");
            if (path != null) {
                String digest = md5(path);
                folders.put(kaos == null || kaos.equals("local") ? digest : kaos + "_" + digest, path);
            }
        }
        return folders;
    }

    private static Map<String, String> workspaces(Path home) {
        Map<String, String> folders = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                json(home.resolve("workspaces.json")).path("workspaces").properties()) {
            String root = JsonTree.text(entry.getValue(), "root");
            if (root != null) {
                folders.put(entry.getKey(), root);
            }
        }
        return folders;
    }

    private static @Nullable String configured(Path home) {
        byte[] toml = bytes(home.resolve("config.toml"));
        Matcher model = MODEL.matcher(toml == null ? "" : new String(toml, StandardCharsets.UTF_8));
        return model.find() ? model.group(1) : JsonTree.text(json(home.resolve("config.json")), "model");
    }

    private static JsonNode json(Path file) {
        byte[] bytes = bytes(file);
        try {
            return bytes == null ? MissingNode.getInstance() : JsonTree.document(bytes);
        } catch (IOException damaged) {
            return MissingNode.getInstance();
        }
    }

    private static byte @Nullable [] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
