package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The problem documents of RFC 9457 that the hub answers with. They never repeat what a client sent. */
public final class Problem {
    /** Their media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://tokenspeed.dev/problems/";

    private Problem() {}

    /** The document of a refusal. */
    public static byte[] of(Refusal refusal, String requestId, long now) {
        ErrorCode code = refusal.code();
        return JsonText.object(json -> {
            json.writeStringField("type", TYPES + code.text());
            json.writeStringField("title", title(code.text()));
            json.writeNumberField("status", code.status());
            json.writeStringField("code", code.text());
            if (code != ErrorCode.INVITE_INVALID) {
                // Whoever guesses invites sees the same bytes whatever was wrong with one.
                json.writeStringField("requestId", requestId);
            }
            json.writeNumberField("serverTime", now);
            refusal.members().write(json);
        });
    }

    /** The document of a status that the HTTP server itself answers with. */
    static byte[] of(int status, String title, @Nullable ErrorCode code, long now) {
        return JsonText.object(json -> {
            json.writeStringField("type", code == null ? "about:blank" : TYPES + code.text());
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            if (code != null) {
                json.writeStringField("code", code.text());
            }
            json.writeNumberField("serverTime", now);
        });
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
