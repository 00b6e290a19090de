package io.tokenspeed.store.track;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.session.SessionCourse;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionOrigin;
import io.tokenspeed.model.session.SessionOwner;
import io.tokenspeed.model.session.SessionStatus;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.json.TrackJson;
import io.tokenspeed.store.session.SessionRows;
import io.tokenspeed.store.session.SessionWrite;
import java.sql.Connection;
import java.sql.SQLException;

/** The starts and ends of sessions. */
final class SessionEvents {
    private final SessionRows rows;

    SessionEvents(Connection connection) throws SQLException {
        rows = new SessionRows(connection);
    }

    TrackResult write(SessionStart start) throws SQLException {
        return result(
                start.sessionId(),
                rows.write(new SessionDetail(
                        start.sessionId(),
                        SessionOrigin.TRACKED,
                        start.parentId(),
                        new SessionOwner(start.app(), start.userId(), start.projectId()),
                        new SessionCourse(start.startedAtMillis(), null, SessionStatus.OPEN),
                        TrackJson.of(start.metadata()))));
    }

    TrackResult write(SessionEnd end) throws SQLException {
        return result(
                end.sessionId(),
                rows.write(new SessionDetail(
                        end.sessionId(),
                        SessionOrigin.TRACKED,
                        null,
                        new SessionOwner(end.app(), null, null),
                        new SessionCourse(null, end.endedAtMillis(), status(end.status())),
                        null)));
    }

    private static SessionStatus status(Status status) {
        return switch (status) {
            case OK -> SessionStatus.OK;
            case FAILED -> SessionStatus.FAILED;
            case CANCELLED -> SessionStatus.CANCELLED;
        };
    }

    private static TrackResult result(String session, SessionWrite write) {
        return switch (write.outcome()) {
            case ADDED, CHANGED -> TrackResult.STORED;
            case UNCHANGED -> TrackResult.DUPLICATE;
            case CONFLICT ->
                TrackResult.conflict(
                        "/" + write.conflicts().get(0),
                        "Session " + session + " is stored with another "
                                + write.conflicts().get(0) + "; it is told once and stays.");
            case CYCLE ->
                TrackResult.conflict(
                        "/parentId", "Session " + session + " would be its own ancestor; name another parentId.");
            case TOO_DEEP ->
                TrackResult.conflict(
                        "/parentId",
                        "Session " + session + " would have more than 32 ancestors; name another parentId.");
        };
    }
}
