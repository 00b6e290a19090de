package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Request;

/** The ids of rows of {@code requests}: tool, colon, natural key. */
public final class RequestId {
    private RequestId() {}

    /** The id of a request's row. */
    public static String of(Request request) {
        return request.tool() + ':' + request.naturalKey();
    }

    /** Returns the natural key in an id that {@link #of} made. */
    static String naturalKey(String tool, String id) {
        return id.substring(Math.min(id.length(), tool.length() + 1));
    }
}
