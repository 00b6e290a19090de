package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.json.JsonFields;
import io.tokenspeed.sources.opencode.message.MessageLocation;
import io.tokenspeed.sources.opencode.message.Part;
import io.tokenspeed.sources.opencode.message.PartFields;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the part in the current row of a result set. Looks up the numbers of the columns once for all rows. */
final class PartRow {
    /** The columns for a query on a database without parts. */
    static final String NO_COLUMNS = columns("NULL", "NULL", "NULL", "NULL", "NULL");

    private final ResultSet row;
    private final int id;
    private final int created;
    private final int updated;
    private final int data;
    private final int number;
    private final Marks marks;
    private final FileRecords tally;

    /**
     * Creates a reader of the part columns.
     *
     * @param rows the result of a query with {@link #columns} or {@link #NO_COLUMNS}
     */
    PartRow(ResultSet rows, Marks marks, FileRecords tally) throws SQLException {
        this.row = rows;
        this.id = rows.findColumn("part_id");
        this.created = rows.findColumn("part_created");
        this.updated = rows.findColumn("part_updated");
        this.data = rows.findColumn("part_data");
        this.number = rows.findColumn("part_row");
        this.marks = marks;
        this.tally = tally;
    }

    /** Returns the columns for a query in which the table of parts has the alias {@code p}. */
    static String columns(Tables tables) {
        return columns(
                "p.id",
                tables.column(MessageTable.PART, "p", "time_created"),
                tables.column(MessageTable.PART, "p", "time_updated"),
                "p.data",
                "p.rowid");
    }

    private static String columns(String id, String created, String updated, String data, String number) {
        return id + " AS part_id, " + created + " AS part_created, " + updated + " AS part_updated, " + data
                + " AS part_data, " + number + " AS part_row";
    }

    /** Returns the part, or null when there is none or its kind is {@link Part.Kind#OTHER}. Counts a damaged part. */
    @Nullable
    Part read() throws SQLException, IOException {
        String part = row.getString(id);
        byte[] json = row.getBytes(data);
        if (part == null && json == null) {
            return null;
        }
        Long written = JsonFields.stamp(row.getObject(created));
        marks.see(MessageTable.PART, row.getLong(number), JsonFields.stamp(row.getObject(updated)));
        String place = MessageLocation.part(part, row.getLong(number));
        return tally.record(place, () -> {
            if (part == null || json == null) {
                tally.dropped(place, part == null ? "no id" : "no data");
                return null;
            }
            Part read = Part.of(part, written, PartFields.parse(json));
            return read.kind() == Part.Kind.OTHER ? null : read;
        });
    }
}
