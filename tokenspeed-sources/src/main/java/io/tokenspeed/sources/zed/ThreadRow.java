package io.tokenspeed.sources.zed;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.json.IsoTime;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code threads}.
 *
 * @param number the number of the row
 * @param updatedMillis when the thread was changed last, in milliseconds since the epoch; null where it cannot be read
 * @param folders the folders of the project
 * @param content the thread
 */
record ThreadRow(
        long number,
        @Nullable String id,
        @Nullable Long updatedMillis,
        @Nullable String parent,
        ProjectFolders folders,
        ThreadContent content) {
    /** The mode of a record that stands for all requests of a thread. */
    private static final String MODE = "session-total";

    static ThreadRow of(ResultSet row) throws SQLException {
        return new ThreadRow(
                row.getLong(1),
                row.getString(2),
                millis(row.getString(3)),
                row.getString(4),
                new ProjectFolders(row.getString(5), row.getString(6)),
                new ThreadContent(Objects.requireNonNullElse(row.getString(7), ""), row.getBytes(8)));
    }

    private static @Nullable Long millis(@Nullable String time) {
        byte[] text = Objects.requireNonNullElse(time, "").getBytes(StandardCharsets.UTF_8);
        return IsoTime.epochMillis(text, 0, text.length);
    }

    /** Hands over the record of the thread, and the thread that started it. */
    void take(FileRecords records) throws IOException {
        String place = "thread " + number;
        ThreadUsage usage = records.record(place, () -> content.read(place, records));
        if (usage == null || usage.imported() || !usage.used()) {
            return;
        }
        if (id == null || updatedMillis == null) {
            records.dropped(place, id == null ? "no id" : "no readable time");
            return;
        }
        records.session(id, parent);
        records.requests(
                place,
                List.of(request(id, updatedMillis, usage)),
                usage.tokens().doubt());
    }

    /** The sums are not by model, so the key has no model: a thread whose model was changed counts once. */
    private Request request(String session, long updated, ThreadUsage usage) {
        return new Request(
                new RequestKey(ZedSource.TOOL, "session:" + session),
                RecordKind.SINGLE,
                usage.tokens().counts(),
                Billing.NONE,
                null,
                ProviderIds.NONE,
                new RequestDetails(
                        new RequestPlace(0, session, session, folders.first(), usage.model(), usage.provider(), MODE),
                        new RequestTiming(null, null, updated, SpeedBasis.NONE, null),
                        RequestEnding.OK));
    }
}
