package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Request;

/** The ids of rows of {@code requests}. */
public final class RequestId {
    private RequestId() {}

    /** The id of a request's row. */
    public static String of(Request request) {
        return request.tool() + ':' + request.naturalKey();
    }

    /** The key of a request within its tool, of which {@link #of} made its row's id. */
    static String naturalKey(String tool, String id) {
        return id.substring(Math.min(id.length(), tool.length() + 1));
    }
}
