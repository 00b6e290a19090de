package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the part of a row, which follows its message: id, time of creation, time of change, JSON, row number. */
final class PartRow {
    private final Marks marks;
    private final Tally tally;

    PartRow(Marks marks, Tally tally) {
        this.marks = marks;
        this.tally = tally;
    }

    /** The part, or null when there is none or it tells nothing. A damaged one is counted. */
    @Nullable
    Part read(ResultSet row) throws SQLException, IOException {
        String id = row.getString(9);
        byte[] json = row.getBytes(12);
        if (id == null && json == null) {
            return null;
        }
        Long written = Json.stamp(row.getObject(10));
        marks.see(MessageTable.PART, row.getLong(13), Json.stamp(row.getObject(11)));
        String place = Places.part(id, row.getLong(13));
        return tally.record(place, () -> {
            if (id == null || json == null) {
                tally.dropped(place, id == null ? "no id" : "no data");
                return null;
            }
            Part part = Part.of(id, written, PartFields.parse(json));
            return part.kind() == Part.Kind.OTHER ? null : part;
        });
    }
}
