package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.json.JsonBytes;
import io.tokenspeed.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Problem documents of the protocol, with a code and the hub's time in seconds since the epoch. They never repeat what
 * a client sent.
 */
final class ProtocolProblem {
    private static final String TYPES = "https://tokenspeed.dev/problems/";

    private ProtocolProblem() {}

    /** The problem of a refusal. */
    static Problem of(Refusal refusal, String requestId, long now) {
        ErrorCode code = refusal.code();
        return problem(code.status(), TYPES + code.text(), title(code.text()), json -> {
            json.writeStringField("code", code.text());
            if (code != ErrorCode.INVITE_INVALID) {
                // A client that guesses invites sees the same bytes whatever was wrong with one.
                json.writeStringField("requestId", requestId);
            }
            json.writeNumberField("serverTime", now);
            refusal.members().write(json);
        });
    }

    /** The problem of a status that the HTTP server itself answers with. */
    static Problem of(int status, String title, @Nullable ErrorCode code, long now) {
        return problem(status, code == null ? Problem.UNTYPED : TYPES + code.text(), title, json -> {
            if (code != null) {
                json.writeStringField("code", code.text());
            }
            json.writeNumberField("serverTime", now);
        });
    }

    private static Problem problem(int status, String type, String title, JsonBytes.Members members) {
        return new Problem(status, type, title, null, members);
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
