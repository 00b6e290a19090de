package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the place of a wire log, and the session's file {@code state.json} there, say about it.
 *
 * @param successor whether it is a log of Kimi Code
 * @param session the session
 * @param agent the agent inside the session; {@code main} for the session's own
 * @param project the folder of the session; null when unknown
 * @param parent the session that started this one; null for none
 * @param forkedAt when the session was made as a copy of another one, in milliseconds since the epoch; null for never
 * @param config the models that the user configured
 */
record KimiPlace(
        boolean successor,
        String session,
        String agent,
        @Nullable String project,
        @Nullable String parent,
        @Nullable Long forkedAt,
        KimiConfig config) {
    static final String MAIN = "main";
    private static final String UNKNOWN = "unknown";

    /** Returns what is known of a log. */
    static KimiPlace of(Path file, KimiHomes homes) {
        Path folder = file.getParent();
        Path above = folder == null ? null : folder.getParent();
        boolean successor = above != null && above.endsWith("agents");
        boolean nested = successor || (above != null && above.endsWith("subagents"));
        Path session = nested && above != null ? above.getParent() : folder;
        String agent = nested && folder != null ? name(folder) : MAIN;
        if (session == null) {
            return new KimiPlace(successor, UNKNOWN, agent, null, null, null, KimiConfig.NONE);
        }
        KimiHomes.Home home = homes.home(session);
        return successor
                ? code(session, agent, home)
                : new KimiPlace(
                        false,
                        name(session),
                        agent,
                        home.project(folderOf(session), name(session)),
                        null,
                        null,
                        home.config());
    }

    private static KimiPlace code(Path session, String agent, KimiHomes.Home home) {
        JsonNode state = KimiHomes.json(session.resolve("state.json"));
        String cwd = JsonTree.text(state, "cwd");
        boolean fork = JsonTree.text(state, "forkedFrom") != null;
        JsonNode custom = state.path("custom");
        boolean child = "child".equals(JsonTree.text(custom, "child_session_kind"));
        return new KimiPlace(
                true,
                name(session),
                agent,
                cwd == null ? JsonTree.text(state, "workDir") : cwd,
                child ? JsonTree.text(custom, "parent_session_id") : null,
                fork ? JsonTree.millis(state, "createdAt") : null,
                home.config());
    }

    private static String folderOf(Path session) {
        Path folder = session.getParent();
        return folder == null ? UNKNOWN : name(folder);
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? UNKNOWN : name.toString();
    }
}
