package io.tokenspeed.sources.crosscheck;

import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.sources.database.AgentDatabase;
import io.tokenspeed.sources.database.DatabaseFailure;
import io.tokenspeed.sources.database.FileStamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/** Asks a tool's database for numbers by name, until a deadline, and leaves its folder as it is. */
final class OwnDatabase {
    private static final long MOST_COPIED_BYTES = 256L << 20;
    private static final int INSTRUCTIONS_BETWEEN_LOOKS = 10_000;

    private final String tool;
    private final Path file;
    private final OwnUnit unit;
    private final Deadline deadline;

    OwnDatabase(String tool, Path file, OwnUnit unit, Deadline deadline) {
        this.tool = tool;
        this.file = file;
        this.unit = unit;
        this.deadline = deadline;
    }

    /** Makes a query for the tables that are there; null where none of them can be asked. */
    interface Question {
        @Nullable
        String sql(Connection connection) throws SQLException;
    }

    /** Asks for rows of a text and a number. */
    OwnRecord ask(Question question) {
        try {
            if (deadline.isOver()) {
                return unreadable("reading the other files took all the time that there is for this");
            }
            if (mustBeCopied() && FileStamps.of(file).totalSize() > MOST_COPIED_BYTES) {
                return unreadable("it is in use in a way that needs a copy, and too large for one");
            }
            return answer(question);
        } catch (SQLException failure) {
            return unreadable(deadline.isOver() ? "it takes too long" : IoFailure.reason(DatabaseFailure.of(failure)));
        } catch (IOException failure) {
            return unreadable(IoFailure.reason(failure));
        }
    }

    private OwnRecord unreadable(String reason) {
        return OwnRecord.unreadable(tool, file, unit, reason);
    }

    private boolean mustBeCopied() throws IOException {
        return FileStamps.of(file).logSize() > 0 && Files.notExists(file.resolveSibling(file.getFileName() + "-shm"));
    }

    private OwnRecord answer(Question question) throws IOException, SQLException {
        try (AgentDatabase database = AgentDatabase.open(file)) {
            Connection connection = database.connection();
            ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_LOOKS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return deadline.isOver() ? 1 : 0;
                }
            });
            String sql = question.sql(connection);
            if (sql == null) {
                return unreadable("it has no table in a form that this version knows");
            }
            List<OwnAmount> amounts = amounts(connection, sql);
            database.verify();
            return new OwnRecord(tool, file, unit, amounts, null);
        }
    }

    private static List<OwnAmount> amounts(Connection connection, String sql) throws SQLException {
        List<OwnAmount> amounts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String of = rows.getString(1);
                long amount = rows.getLong(2);
                if (of != null && amount > 0) {
                    amounts.add(new OwnAmount(of, null, amount));
                }
            }
        }
        return amounts;
    }

    /** Whether a table has all of these columns. */
    static boolean has(Connection connection, String table, String... columns) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names.containsAll(List.of(columns));
    }
}
