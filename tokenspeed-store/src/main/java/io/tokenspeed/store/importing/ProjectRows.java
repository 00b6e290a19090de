package io.tokenspeed.store.importing;

import io.tokenspeed.model.request.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code projects}: one row for each root folder with requests. */
public final class ProjectRows implements AutoCloseable {
    private final PreparedStatement upsert;

    public ProjectRows(Connection connection) throws SQLException {
        upsert = connection.prepareStatement("""
            INSERT INTO projects (id, name, root_path, created_at, last_seen)
            VALUES (?1, ?2, ?1, strftime('%s', 'now'), ?3)
            ON CONFLICT (id) DO UPDATE SET last_seen = excluded.last_seen
            WHERE last_seen IS NULL OR last_seen < excluded.last_seen\
            """);
    }

    /** Adds the projects of requests and updates when they were last active. */
    public void note(List<Request> requests) throws SQLException {
        Map<String, Long> lastSeen = new HashMap<>();
        for (Request request : requests) {
            String project = request.place().project();
            if (project != null) {
                lastSeen.merge(project, request.timing().instantMillis(), Math::max);
            }
        }
        for (Map.Entry<String, Long> project : lastSeen.entrySet()) {
            upsert.setString(1, project.getKey());
            upsert.setString(2, name(project.getKey()));
            upsert.setLong(3, project.getValue());
            upsert.executeUpdate();
        }
    }

    /** Returns the last element of a path. Works on text, because the path may come from another operating system. */
    static String name(String root) {
        String plain = root.replace('\\', '/').replaceAll("/+$", "");
        return plain.isEmpty() ? root : plain.substring(plain.lastIndexOf('/') + 1);
    }

    @Override
    public void close() throws SQLException {
        upsert.close();
    }
}
