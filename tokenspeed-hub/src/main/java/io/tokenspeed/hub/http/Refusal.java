package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.json.JsonBytes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request is refused, for the reason that the code names. It has no stack trace, because refusing must be as cheap as
 * answering.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, String> headers;
    private final transient JsonBytes.Members members;

    private Refusal(ErrorCode code, Map<String, String> headers, JsonBytes.Members members) {
        super(code.text(), null, false, false);
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.members = members;
    }

    /** A refusal that its code explains. */
    public static Refusal of(ErrorCode code) {
        return new Refusal(code, Map.of(), JsonBytes.Members.NONE);
    }

    /** A refusal with further members in its problem document. */
    public static Refusal of(ErrorCode code, JsonBytes.Members members) {
        return new Refusal(code, Map.of(), members);
    }

    /** The refusal of a device that was erased at this time, in seconds since the epoch. */
    public static Refusal erased(long at) {
        return of(ErrorCode.DEVICE_ERASED, json -> json.writeNumberField("erasedAt", at));
    }

    /** A refusal that asks to retry after these seconds. */
    public static Refusal retryAfter(ErrorCode code, long seconds) {
        return of(code).with(Map.of("Retry-After", Long.toString(seconds)));
    }

    /** Returns this refusal with more headers. */
    public Refusal with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Refusal(code, all, members);
    }

    /** The error code. */
    public ErrorCode code() {
        return code;
    }

    /** The headers of the answer that the refusal adds. */
    public Map<String, String> headers() {
        return headers;
    }

    JsonBytes.Members members() {
        return members;
    }
}
