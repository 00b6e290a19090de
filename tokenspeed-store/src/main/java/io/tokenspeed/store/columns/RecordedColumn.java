package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.SpeedBasis;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code requests} for what was measured of a request and for its labels. They are apart from
 * {@link RequestColumn}, so that importing a log, which knows none of it, does not pay for them.
 */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // its functions hold nothing; arrays are faster than maps
public enum RecordedColumn implements SqlColumn {
    MEASURED_BY(
            "measured_by",
            ColumnValue.name(
                    row -> row.measured() == null ? null : row.measured().source())),
    MEASURED_SENT_AT("measured_sent_at", measured(Measured::sentAtMillis)),
    MEASURED_CONTEXT_US("measured_context_us", measured(part -> part.times().contextMicros())),
    MEASURED_FIRST_US("measured_first_us", measured(part -> part.times().firstMicros())),
    MEASURED_ANSWER_US("measured_answer_us", measured(part -> part.times().answerMicros())),
    MEASURED_LAST_US("measured_last_us", measured(part -> part.times().lastMicros())),
    MEASURED_END_US("measured_end_us", measured(part -> part.times().endMicros())),
    MEASURED_CHUNKS("measured_chunks", measured(part -> (long) part.chunks().all())),
    MEASURED_ANSWER_CHUNKS(
            "measured_answer_chunks", measured(part -> (long) part.chunks().answer())),
    MEASURED_GAP_P50_US("measured_gap_p50_us", measured(part -> part.chunks().gapP50Micros())),
    MEASURED_GAP_P95_US("measured_gap_p95_us", measured(part -> part.chunks().gapP95Micros())),
    MEASURED_MODEL(
            "measured_model",
            ColumnValue.text(
                    row -> row.measured() == null ? null : row.measured().responseModel())),
    /** What the speed was measured on. */
    MEASURED_BASIS("measured_basis", ColumnValue.name(RecordedColumn::basis)),
    USER_ID("user_id", ColumnValue.text(row -> row.labels().user())),
    SPACE("space", ColumnValue.text(row -> row.labels().space())),
    TAGS("tags", ColumnValue.text(row -> TagText.of(row.labels().tags()))),
    OPERATION("operation", ColumnValue.text(row -> row.labels().operation())),
    ATTEMPT_OF("attempt_of", ColumnValue.text(row -> row.labels().attemptOf())),
    CACHE_HIT("cache_hit", ColumnValue.optionalNumber(row -> number(row.labels().cacheHit())));

    /** The names of all columns, separated by commas, in the order of {@link #index}. */
    static final String NAMES =
            Arrays.stream(values()).map(RecordedColumn::column).collect(Collectors.joining(", "));

    /** An expression that is not NULL where a row has labels. */
    static final String LABELLED = "COALESCE(user_id, space, tags, operation, attempt_of, cache_hit)";

    private final String name;
    private final ColumnValue<Request> value;

    RecordedColumn(String name, ColumnValue<Request> value) {
        this.name = name;
        this.value = value;
    }

    private static ColumnValue<Request> measured(Function<Measured, @Nullable Long> value) {
        return ColumnValue.optionalNumber(row -> row.measured() == null ? null : value.apply(row.measured()));
    }

    private static @Nullable SpeedBasis basis(Request row) {
        return row.measured() == null ? null : row.speed().basis();
    }

    private static @Nullable Long number(@Nullable Boolean flag) {
        return flag == null ? null : (Long) (flag ? 1L : 0L);
    }

    /** Returns whether any of the columns has a value. */
    public static boolean concern(Request request) {
        return request.measured() != null || !request.labels().equals(RequestLabels.NONE);
    }

    @Override
    public String column() {
        return name;
    }

    @Override
    public int index() {
        return ordinal();
    }

    /** Binds the value of the column. */
    public ColumnValue<Request> value() {
        return value;
    }

    /** The position, from 1 on, in rows of a query that begins with {@link RequestRow#COLUMNS}. */
    int position() {
        return RequestColumn.values().length + index() + 1;
    }
}
