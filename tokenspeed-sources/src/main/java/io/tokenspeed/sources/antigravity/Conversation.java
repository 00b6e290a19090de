package io.tokenspeed.sources.antigravity;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a whole conversation: its table {@code trajectory_metadata_blob} has a message {@code
 * CortexTrajectoryMetadata} with workspace 1 (its URI 1), created 2, parent 5, URIs of workspaces 7.
 *
 * @param id the conversation, which names the database
 * @param parent the conversation that started this one; null for none
 * @param project the folder of the workspace; null when unknown
 * @param createdMillis when it began, in milliseconds since the epoch; null when unknown
 * @param changedMillis when the database was changed last, in milliseconds since the epoch
 */
record Conversation(
        String id,
        @Nullable String parent,
        @Nullable String project,
        @Nullable Long createdMillis,
        long changedMillis) {
    static final String TABLE = "trajectory_metadata_blob";
    private static final long HOUR_MILLIS = 3_600_000;

    /** Reads the first row of the table; the id comes from the name of the file. */
    static Conversation read(Connection connection, Tables tables, SourceFile file) throws SQLException, IOException {
        String name = String.valueOf(file.path().getFileName());
        String id = name.substring(0, name.length() - ConversationFolder.DATABASE.length());
        ProtoMessage metadata = tables.has(TABLE, "data") ? first(connection) : null;
        String cwd = Sidecar.folder(file.path().resolveSibling(id + ".meta"));
        Conversation unknown = new Conversation(id, null, cwd, null, file.modified());
        try {
            return metadata == null ? unknown : unknown.with(metadata);
        } catch (InvalidProtocolBufferException damaged) {
            return unknown;
        }
    }

    private static @Nullable ProtoMessage first(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT data FROM " + TABLE + " LIMIT 1");
                ResultSet row = query.executeQuery()) {
            byte[] data = row.next() ? row.getBytes(1) : null;
            return data == null ? null : ProtoMessage.of(data);
        }
    }

    private Conversation with(ProtoMessage metadata) throws IOException {
        ProtoMessage workspace = metadata.message(1);
        String folder = workspace == null ? null : FileUri.folder(workspace.text(1));
        List<ProtoMessage> others = metadata.messages(7);
        String only = others.size() == 1 ? FileUri.folder(metadata.text(7)) : null;
        String told = folder == null ? only : folder;
        return new Conversation(id, metadata.text(5), told == null ? project : told, metadata.time(2), changedMillis);
    }

    /** Returns whether a time is in the life of the conversation, give or take an hour for a clock that was set. */
    boolean lived(long millis) {
        return createdMillis != null && millis >= createdMillis - HOUR_MILLIS && millis <= changedMillis + HOUR_MILLIS;
    }
}
