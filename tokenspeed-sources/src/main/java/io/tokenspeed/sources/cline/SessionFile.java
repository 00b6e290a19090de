package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the place of a session's file, and the manifest in its folder, say of it.
 *
 * @param id the session, which names the folder
 * @param agent the sub-agent whose file it is; null for the session's main agent
 * @param project the folder of the project; null when unknown
 * @param model the model that was chosen for the session
 */
record SessionFile(
        String id, @Nullable String agent, @Nullable String project, ModelName model) {
    static SessionFile of(Path file) throws IOException {
        String id = String.valueOf(file.resolveSibling("").getFileName());
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.length() - TaskSearch.SESSION.length());
        JsonNode manifest = SmallFile.read(file.resolveSibling(id + ".json"));
        String root = JsonTree.text(manifest, "workspace_root");
        String model = JsonTree.text(manifest, "model");
        String provider = JsonTree.text(manifest, "provider");
        return new SessionFile(
                id,
                stem.equals(id) ? null : stem,
                root == null ? JsonTree.text(manifest, "cwd") : root,
                model == null ? new ModelName(ModelName.UNKNOWN.model(), provider) : new ModelName(model, provider));
    }

    /** Returns the natural key of a message of this file. */
    String key(String message) {
        return id + ":" + (agent == null ? "main" : agent) + ":" + message;
    }
}
