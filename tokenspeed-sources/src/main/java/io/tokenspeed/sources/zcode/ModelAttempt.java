package io.tokenspeed.sources.zcode;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.records.LogTiming;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code model_usage}: one attempt to get an answer. */
final class ModelAttempt {
    /** The columns that are read where a release has them. */
    static final List<String> COLUMNS = List.of(
            "id",
            "session_id",
            "provider_id",
            "model_id",
            "agent",
            "mode",
            "status",
            "started_at",
            "completed_at",
            "duration_ms",
            "time_to_first_token_ms",
            "retry_count",
            "input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cache_read_input_tokens",
            "cache_creation_input_tokens",
            "computed_total_tokens");

    /** The columns of the session. */
    static final List<String> SESSION_COLUMNS = List.of("parent_id", "directory", "path");

    private final TableRow row;
    private final UsageTokens tokens;
    private final String status;

    ModelAttempt(TableRow row) {
        this.row = row;
        this.tokens = new UsageTokens(row);
        this.status = Objects.requireNonNullElse(row.text("status"), "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether the request still runs and used nothing so far. */
    boolean unfinished() {
        return row.text("completed_at") == null
                && !failed()
                && !cancelled()
                && tokens.counts().total() == 0;
    }

    /** Returns why nothing of the row can be stored; null where it can. */
    @Nullable
    String reasonToDrop() {
        if (row.text("id") == null || row.text("session_id") == null) {
            return row.text("id") == null ? "no id" : "no session";
        }
        return row.millis("completed_at") == null && row.millis("started_at") == null ? "no readable time" : null;
    }

    @Nullable
    String doubt() {
        return tokens.doubt();
    }

    Request request() {
        String id = Objects.requireNonNull(row.text("id"));
        String session = Objects.requireNonNull(row.text("session_id"));
        String model =
                Objects.requireNonNullElse(row.text("model_id"), "unknown").toLowerCase(Locale.ROOT);
        String folder = row.text("directory");
        String agent = row.text("agent");
        RequestPlace place = new RequestPlace(
                0,
                session,
                id,
                folder == null ? row.text("path") : folder,
                model,
                ZcodeProvider.of(row.text("provider_id"), model),
                agent == null ? row.text("mode") : agent);
        return new Request(
                new RequestKey(ZcodeSource.TOOL, session + ":" + id),
                RecordKind.SINGLE,
                tokens.counts().total() > 0 ? tokens.counts() : TokenCounts.NONE,
                null,
                new RequestDetails(place, timing(), ending()));
    }

    /** A duration that covers retries says nothing about the speed of the answer. */
    private RequestTiming timing() {
        Long started = row.millis("started_at");
        Long completed = row.millis("completed_at");
        Double retries = row.number("retry_count");
        Double duration = row.number("duration_ms");
        if (completed == null || started == null || duration == null || (retries != null && retries > 0)) {
            boolean ordered = completed == null || started == null || started <= completed;
            return new RequestTiming(ordered ? started : null, null, completed, SpeedBasis.NONE, null);
        }
        return LogTiming.ending(completed, duration, row.number("time_to_first_token_ms"));
    }

    private boolean failed() {
        return status.equals("error") || status.equals("failed");
    }

    private boolean cancelled() {
        return status.equals("cancelled") || status.equals("canceled") || status.equals("aborted");
    }

    private RequestEnding ending() {
        if (cancelled()) {
            return new RequestEnding(Status.CANCELLED, null, null);
        }
        return failed() ? new RequestEnding(Status.FAILED, ErrorKind.OTHER, null) : RequestEnding.OK;
    }
}
