package io.tokenspeed.sources.antigravity;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a conversation: a row of {@code gen_metadata} per call of a model, and calls that only {@code
 * steps} tells of. Holds the counters of all calls of the conversation, because a call may name its model by another
 * one; holds one row with its content at a time.
 */
final class ConversationRows implements DatabaseReader.Rows {
    private static final String TABLE = "gen_metadata";
    private static final int MOST_BYTES = 64 << 20;

    private final SourceFile file;

    ConversationRows(SourceFile file) {
        this.file = file;
    }

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(TABLE, StepTable.NAME, Conversation.TABLE));
        boolean generations = tables.has(TABLE, "idx", "data");
        if (!generations && !StepTable.in(tables)) {
            return "its tables are not known";
        }
        Conversation conversation = Conversation.read(connection, tables, file);
        records.session(conversation.id(), conversation.parent());
        StepTable steps = StepTable.read(connection, tables, records);
        take(generations ? generations(connection, conversation, records) : List.of(), steps, conversation, records);
        return null;
    }

    private static List<Generation> generations(Connection connection, Conversation conversation, FileRecords records)
            throws SQLException, IOException {
        List<Generation> all = new ArrayList<>();
        String sql = "SELECT idx, CASE WHEN length(data) <= " + MOST_BYTES + " THEN data END FROM " + TABLE
                + " ORDER BY idx";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(1);
                byte[] data = rows.getBytes(2);
                Generation generation =
                        records.record(place(number), () -> decode(number, data, conversation, records));
                if (generation != null) {
                    all.add(generation);
                }
            }
        }
        return all;
    }

    private static String place(long number) {
        return "generation " + number;
    }

    private static @Nullable Generation decode(
            long number, byte @Nullable [] data, Conversation conversation, FileRecords records) throws IOException {
        if (data == null) {
            records.dropped(place(number), "no data, or too long");
            return null;
        }
        try {
            Generation generation = Generation.of(number, ProtoMessage.of(data), conversation);
            return generation == null || generation.usage().empty() ? null : generation;
        } catch (InvalidProtocolBufferException damaged) {
            records.dropped(place(number), "not a protobuf message");
            return null;
        }
    }

    private static void take(
            List<Generation> generations, StepTable steps, Conversation conversation, FileRecords records)
            throws IOException {
        Calls calls = new Calls(conversation);
        ModelLabels labels = ModelLabels.of(generations);
        Set<String> told = new HashSet<>();
        for (Generation generation : generations) {
            ModelStep step = steps.of(generation);
            String response = generation.usage().responseId();
            if (response != null) {
                told.add(response);
            }
            Request request = calls.request(generation, step, labels.model(generation, step));
            take(place(generation.number()), request, generation.usage(), records);
        }
        takeRest(steps.without(told), calls, labels, records);
    }

    /** Takes the calls that {@code gen_metadata} lacks. */
    private static void takeRest(Map<String, ModelStep> steps, Calls calls, ModelLabels labels, FileRecords records)
            throws IOException {
        for (Map.Entry<String, ModelStep> step : steps.entrySet()) {
            ModelUsage usage = step.getValue().usage();
            if (usage != null && !usage.empty()) {
                String model = labels.model(step.getValue());
                Request request = calls.request(usage, step.getKey(), step.getValue(), model);
                take("answers in steps", request, usage, records);
            }
        }
    }

    private static void take(String place, @Nullable Request request, ModelUsage usage, FileRecords records)
            throws IOException {
        if (request == null) {
            records.dropped(place, "no readable time");
        } else {
            records.requests(place, List.of(request), usage.tokens().doubt());
        }
    }
}
