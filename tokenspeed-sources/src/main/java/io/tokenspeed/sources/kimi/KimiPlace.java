package io.tokenspeed.sources.kimi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a log says.
 *
 * @param code whether it is a log of Kimi Code
 * @param home the tool's folder, which holds its configuration
 * @param folder the name that stands for the project's folder: the digest of its path, or a name of Kimi Code's
 * @param session the session
 * @param agent the agent inside a session of Kimi Code; null in Kimi CLI and for its sub-agents, which write into files
 *     below their session
 */
record KimiPlace(
        boolean code,
        Path home,
        String folder,
        String session,
        @Nullable String agent) {
    private static final String AGENTS = "agents";
    private static final String SUBAGENTS = "subagents";
    private static final String MAIN = "main";

    static KimiPlace of(Path log) {
        Path own = log.resolve("..").normalize();
        Path above = own.resolve("..").normalize();
        if (above.endsWith(AGENTS)) {
            Path session = above.resolve("..").normalize();
            String agent = name(own);
            return place(true, session, MAIN.equals(agent) ? null : agent);
        }
        if (above.endsWith(SUBAGENTS)) {
            return place(false, above.resolve("..").normalize(), name(own));
        }
        return place(false, own, null);
    }

    private static KimiPlace place(boolean code, Path session, @Nullable String agent) {
        Path folder = session.resolve("..").normalize();
        Path home = folder.resolve("..").resolve("..").normalize();
        return new KimiPlace(code, home, name(folder), name(session), agent);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** The session with the agent, which no other log has. */
    String log() {
        return agent == null ? session : session + "/" + agent;
    }
}
