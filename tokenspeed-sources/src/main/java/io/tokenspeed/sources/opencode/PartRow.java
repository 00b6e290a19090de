package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the part of a row, which follows the columns of its message: id, time of creation, time of change, JSON. */
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
        String id = row.getString(7);
        byte[] json = row.getBytes(10);
        if (id == null && json == null) {
            return null;
        }
        tally.line();
        marks.see(MessageTable.PART, Json.stamp(row.getObject(9)));
        if (id == null || json == null) {
            tally.badLine();
            return null;
        }
        try {
            Part part = Part.of(id, Json.stamp(row.getObject(8)), PartFields.parse(json));
            return part.kind() == Part.Kind.OTHER ? null : part;
        } catch (JsonProcessingException e) {
            tally.badLine();
            return null;
        }
    }
}
