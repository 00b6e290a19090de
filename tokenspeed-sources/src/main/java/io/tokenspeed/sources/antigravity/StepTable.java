package io.tokenspeed.sources.antigravity;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a conversation, which have the times of calls and the tokens of those that {@code gen_metadata} lacks.
 * Reads no content of a step. Holds them in memory, because a conversation has some thousand of them at most.
 */
final class StepTable {
    static final String NAME = "steps";

    private final Map<Long, ModelStep> byNumber = new HashMap<>();
    private final Map<String, ModelStep> byResponse = new LinkedHashMap<>();

    static boolean in(Tables tables) {
        return tables.has(NAME, "idx", "metadata");
    }

    static StepTable read(Connection connection, Tables tables, FileRecords records) throws SQLException, IOException {
        StepTable table = new StepTable();
        if (!in(tables)) {
            return table;
        }
        String sql = "SELECT s.idx, " + tables.column(NAME, "s", "status") + ", s.metadata FROM " + NAME
                + " s WHERE s.metadata IS NOT NULL ORDER BY s.idx";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                table.take(rows.getLong(1), rows.getLong(2), rows.getBytes(3), records);
            }
        }
        return table;
    }

    private void take(long number, long status, byte[] metadata, FileRecords records) throws IOException {
        String place = "step " + number;
        records.record(place, () -> {
            try {
                add(number, ModelStep.of(status, ProtoMessage.of(metadata)));
            } catch (InvalidProtocolBufferException damaged) {
                records.dropped(place, "not a protobuf message");
            }
            return null;
        });
    }

    private void add(long number, ModelStep step) {
        byNumber.put(number, step);
        String response = step.responseId();
        if (response != null) {
            byResponse.putIfAbsent(response, step);
        }
    }

    /** Returns the step that the answer of a call made; null where none is known. */
    @Nullable
    ModelStep of(Generation generation) {
        ModelStep step = byResponse.get(generation.usage().responseId());
        return step == null ? byNumber.get(generation.step()) : step;
    }

    /** Returns the first step of each answer, by the provider's id of the answer, except for some answers. */
    Map<String, ModelStep> without(Set<String> answers) {
        Map<String, ModelStep> others = new LinkedHashMap<>(byResponse);
        others.keySet().removeAll(answers);
        return others;
    }
}
