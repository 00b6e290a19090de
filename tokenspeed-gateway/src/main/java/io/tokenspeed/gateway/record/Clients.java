package io.tokenspeed.gateway.record;

import io.tokenspeed.gateway.wire.BodyScan;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises coding agents by the headers that they send. */
public final class Clients {
    /** Names the attempt by the tool and the natural key under which the client's own recorder counts it. */
    public static final String ATTEMPT = "x-tokenspeed-attempt";

    private static final Pattern ATTEMPT_VALUE = Pattern.compile("([a-z0-9][a-z0-9._-]{0,63}):([!-~]{1,128})");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private Clients() {}

    /** Returns who made a request. */
    public static Client of(MultiMap headers, BodyScan scan) {
        Matcher attempt = ATTEMPT_VALUE.matcher(value(headers, ATTEMPT));
        if (attempt.matches()) {
            return new Client(attempt.group(1), id(headers, "x-session-id"), null, attempt.group(2));
        }
        String agent = value(headers, "user-agent").toLowerCase(Locale.ROOT);
        if (headers.contains("x-claude-code-session-id") || agent.startsWith("claude-cli/")) {
            String session = id(headers, "x-claude-code-session-id");
            return client("claude", session == null ? scan.session() : session, id(headers, "x-claude-code-agent-id"));
        }
        if (headers.contains("originator") || agent.startsWith("codex")) {
            String session = id(headers, "session_id", "session-id", "thread-id");
            return client("codex", session == null ? scan.session() : session, null);
        }
        if (agent.startsWith("opencode/")) {
            return client("opencode", id(headers, "x-session-affinity", "x-session-id", "x-opencode-session"), null);
        }
        if (agent.startsWith("geminicli/")) {
            return client("gemini", null, null);
        }
        return client(Client.OTHER_TOOL, id(headers, "x-session-id"), null);
    }

    private static Client client(String tool, @Nullable String session, @Nullable String agentRun) {
        return new Client(tool, session, agentRun, null);
    }

    private static @Nullable String id(MultiMap headers, String... names) {
        return Stream.of(names)
                .map(name -> value(headers, name))
                .filter(value -> ID.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }

    private static String value(MultiMap headers, String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }
}
