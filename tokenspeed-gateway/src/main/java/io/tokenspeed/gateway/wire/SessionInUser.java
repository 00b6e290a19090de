package io.tokenspeed.gateway.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the session in the user id that Claude Code sends. */
final class SessionInUser {
    private static final Pattern SESSION = Pattern.compile("session_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$");
    private static final Pattern MEMBER =
            Pattern.compile("\"session_id\"\\s*:\\s*\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");

    private SessionInUser() {}

    /** Returns the session of {@code user_…_session_UUID}, or of JSON with a session id; null where there is none. */
    static @Nullable String of(String user) {
        Matcher session = SESSION.matcher(user);
        if (session.find()) {
            return session.group(1);
        }
        Matcher member = MEMBER.matcher(user);
        return member.find() ? member.group(1) : null;
    }
}
