package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what was measured of a request, and its labels, from rows of {@code requests}. */
final class RecordedPart {
    /** The position after those of {@link RecordedColumn}, where a row says whether it has labels. */
    private static final int LABELLED = RequestColumn.values().length + RecordedColumn.values().length + 1;

    private RecordedPart() {}

    /** Returns a request with what the row says beyond a log. */
    static Request addTo(Request request, ResultSet row) throws SQLException {
        String source = row.getString(RecordedColumn.MEASURED_BY.position());
        boolean labelled = row.getString(LABELLED) != null;
        return source == null && !labelled
                ? request
                : request.with(
                        source == null ? null : measured(source, row), labelled ? labels(row) : RequestLabels.NONE);
    }

    private static Measured measured(String source, ResultSet row) throws SQLException {
        return new Measured(
                MeasuredBy.valueOf(source.toUpperCase(Locale.ROOT)),
                number(row, RecordedColumn.MEASURED_SENT_AT),
                new StreamTimes(
                        optional(row, RecordedColumn.MEASURED_CONTEXT_US),
                        optional(row, RecordedColumn.MEASURED_FIRST_US),
                        optional(row, RecordedColumn.MEASURED_ANSWER_US),
                        optional(row, RecordedColumn.MEASURED_LAST_US),
                        number(row, RecordedColumn.MEASURED_END_US)),
                new StreamChunks(
                        (int) number(row, RecordedColumn.MEASURED_CHUNKS),
                        (int) number(row, RecordedColumn.MEASURED_ANSWER_CHUNKS),
                        optional(row, RecordedColumn.MEASURED_GAP_P50_US),
                        optional(row, RecordedColumn.MEASURED_GAP_P95_US)),
                text(row, RecordedColumn.MEASURED_MODEL));
    }

    private static RequestLabels labels(ResultSet row) throws SQLException {
        Long cacheHit = optional(row, RecordedColumn.CACHE_HIT);
        return new RequestLabels(
                text(row, RecordedColumn.USER_ID),
                text(row, RecordedColumn.SPACE),
                TagText.parse(text(row, RecordedColumn.TAGS)),
                text(row, RecordedColumn.OPERATION),
                text(row, RecordedColumn.ATTEMPT_OF),
                cacheHit == null ? null : (Boolean) (cacheHit != 0));
    }

    private static @Nullable String text(ResultSet row, RecordedColumn column) throws SQLException {
        return row.getString(column.position());
    }

    private static long number(ResultSet row, RecordedColumn column) throws SQLException {
        return row.getLong(column.position());
    }

    private static @Nullable Long optional(ResultSet row, RecordedColumn column) throws SQLException {
        return NullableColumn.number(row, column.position());
    }
}
