package io.tokenspeed.store.predecessor;

import static java.util.stream.Collectors.joining;

import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.Thaw;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A table of the predecessor. Copies its rows with plausible values; rows whose id exists here are kept. */
final class PredecessorTable {
    /** Small enough that sums over as many rows as fit a disk do not overflow. */
    private static final long MAX_TOKENS = 1_000_000_000;

    private static final long MAX_USD = 1000;
    private static final long MAX_TPS = 1_000_000_000;
    private static final long MAX_MILLIS = 10_000_000_000L;
    private static final long FIRST_AT = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final List<String> LATER_COLUMNS = List.of("project_id", "provider_id");

    private final String name;
    private final List<PredecessorColumn> columns;
    private final String onConflict;

    private PredecessorTable(String name, List<PredecessorColumn> columns, String onConflict) {
        this.name = name;
        this.columns = columns;
        this.onConflict = onConflict;
    }

    /**
     * The result of copying.
     *
     * @param valid rows with plausible values
     * @param added valid rows that were new
     * @param skipped rows with implausible values
     */
    record Copied(long valid, long added, long skipped) {}

    static PredecessorTable requests(Instant now) {
        long last = now.plus(1, ChronoUnit.DAYS).toEpochMilli();
        List<PredecessorColumn> columns = new ArrayList<>();
        columns.add(PredecessorColumn.id("id"));
        for (String column : List.of("session_id", "message_id", "model_id")) {
            columns.add(PredecessorColumn.name(column));
        }
        columns.add(PredecessorColumn.path("project_id").orNull());
        columns.add(PredecessorColumn.name("provider_id").orNull());
        columns.add(PredecessorColumn.name("agent").orNull());
        for (String column :
                List.of("input_tokens", "output_tokens", "reasoning_tokens", "cache_read", "cache_write")) {
            columns.add(PredecessorColumn.whole(column, 0, MAX_TOKENS));
        }
        columns.add(PredecessorColumn.whole("total_tokens", 0, 3 * MAX_TOKENS));
        columns.add(PredecessorColumn.whole("started_at", FIRST_AT, last));
        columns.add(PredecessorColumn.whole("completed_at", FIRST_AT, last).orNull());
        columns.add(PredecessorColumn.whole("duration_ms", 0, MAX_MILLIS).orNull());
        columns.add(PredecessorColumn.number("output_tps", MAX_TPS).orNull());
        columns.add(PredecessorColumn.number("total_tps", MAX_TPS).orNull());
        columns.add(PredecessorColumn.number("cost", MAX_USD).orNull());
        columns.add(PredecessorColumn.whole("created_at", 0, last));
        return new PredecessorTable("requests", columns, "ON CONFLICT (id) DO NOTHING");
    }

    static PredecessorTable projects(Instant now) {
        long last = now.plus(1, ChronoUnit.DAYS).toEpochMilli();
        return new PredecessorTable(
                "projects",
                List.of(
                        PredecessorColumn.path("id"),
                        PredecessorColumn.path("name"),
                        PredecessorColumn.path("root_path"),
                        PredecessorColumn.whole("created_at", 0, last),
                        PredecessorColumn.whole("last_seen", FIRST_AT, last).orNull()),
                "ON CONFLICT (id) DO UPDATE SET last_seen = MAX(COALESCE(last_seen, 0), excluded.last_seen) "
                        + "WHERE excluded.last_seen > COALESCE(last_seen, 0)");
    }

    static PredecessorTable sessions(Instant now) {
        long last = now.plus(1, ChronoUnit.DAYS).toEpochMilli();
        return new PredecessorTable(
                "sessions",
                List.of(
                        PredecessorColumn.name("id"),
                        PredecessorColumn.path("project_id").orNull(),
                        PredecessorColumn.whole("started_at", FIRST_AT, last).orNull(),
                        PredecessorColumn.whole("last_activity", FIRST_AT, last).orNull(),
                        PredecessorColumn.whole("request_count", 0, MAX_TOKENS)),
                "ON CONFLICT (id) DO NOTHING");
    }

    /**
     * Copies the rows in the transaction that {@code to} is in. Requests that are archived here become rows first, so
     * that none is there twice; their id and message are the first and third columns.
     */
    Copied copy(PredecessorReader from, Connection to) throws SQLException {
        Set<String> there = from.columns(name);
        List<PredecessorColumn> present =
                columns.stream().filter(column -> there.contains(column.name())).toList();
        String sensible =
                present.stream().map(PredecessorColumn::condition).collect(joining(") AND (", " WHERE (", ")"));
        long all = from.count(name, "");
        long valid = from.count(name, sensible);
        return new Copied(valid, insertAll(from, to, present, sensible), all - valid);
    }

    /** Whether the database has this table with its columns; columns that came in later versions may be missing. */
    boolean isIn(PredecessorReader legacy) throws SQLException {
        Set<String> there = legacy.columns(name);
        return columns.stream()
                .map(PredecessorColumn::name)
                .allMatch(column -> there.contains(column) || LATER_COLUMNS.contains(column));
    }

    private long insertAll(PredecessorReader from, Connection to, List<PredecessorColumn> present, String sensible)
            throws SQLException {
        String names = present.stream().map(PredecessorColumn::name).collect(joining(", "));
        String marks = String.join(", ", Collections.nCopies(present.size(), "?"));
        AtomicLong added = new AtomicLong();
        try (PreparedStatement insert =
                to.prepareStatement("INSERT INTO " + name + " (" + names + ") VALUES (" + marks + ") " + onConflict)) {
            boolean archive = name.equals("requests") && BlockRows.any(to);
            from.forEach(names, present.size(), name, sensible, values -> {
                if (archive) {
                    List<FrozenHour> unused =
                            Thaw.keys(to, ArchiveKeys.ofForeign((String) values[0], (String) values[2]));
                }
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                added.addAndGet(insert.executeUpdate());
            });
        }
        return added.get();
    }
}
