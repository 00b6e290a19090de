package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.Request;

/**
 * A session of a tool.
 *
 * @param tool the tool
 * @param session the session's id
 */
record SessionKey(String tool, String session) {
    static SessionKey of(Request request) {
        return new SessionKey(request.tool(), request.place().sessionId());
    }
}
