package io.tokenspeed.sources.copilot;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.records.InferredProvider;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code assistant_usage_events}: one request that ended. Its input counts cache reads and writes, too, and its
 * output the reasoning. The time of the row is the end of the request, in whole seconds.
 */
final class UsageEvent {
    /** The columns that are read where a release has them. */
    static final List<String> COLUMNS = List.of(
            "session_id",
            "turn_index",
            "agent_id",
            "model",
            "copilot_usage_model",
            "input_tokens",
            "output_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "reasoning_tokens",
            "total_nano_aiu",
            "duration_ms",
            "time_to_first_token_ms",
            "created_at");

    /**
     * What identifies a request, because rows may be numbered anew. Without the columns that newer releases added, which
     * are empty in older rows.
     */
    private static final List<String> IDENTITY = List.of(
            "session_id",
            "turn_index",
            "model",
            "input_tokens",
            "output_tokens",
            "cache_read_tokens",
            "cache_write_tokens",
            "reasoning_tokens",
            "total_nano_aiu",
            "duration_ms");

    private static final int KEY_LENGTH = 32;

    private final TableRow row;
    private final TokenFields tokens;

    UsageEvent(TableRow row) {
        this.row = row;
        this.tokens = new TokenFields()
                .inputHoldsCacheReads()
                .inputHoldsCacheWrites()
                .count(Field.INPUT, "input_tokens", row.value("input_tokens"))
                .count(Field.CACHE_READ, "cache_read_tokens", row.value("cache_read_tokens"))
                .count(Field.CACHE_WRITE, "cache_write_tokens", row.value("cache_write_tokens"))
                .count(Field.OUTPUT, "output_tokens", row.value("output_tokens"))
                .count(Field.REASONING, "reasoning_tokens", row.value("reasoning_tokens"))
                .cost("total_nano_aiu", NanoAiu.dollars(row.value("total_nano_aiu")));
    }

    /** Returns why nothing of the row can be stored; null where it can. */
    @Nullable
    String reasonToDrop() {
        if (row.text("session_id") == null) {
            return "no session";
        }
        return row.millis("created_at") == null ? "no readable time" : null;
    }

    /** Returns the first value that cannot be true; null when all can. */
    @Nullable
    String doubt() {
        tokens.counts();
        return tokens.doubt();
    }

    Request request() {
        String key = key();
        String session = Objects.requireNonNull(row.text("session_id"));
        String model = model();
        RequestPlace place = new RequestPlace(
                0, session, key, row.text("cwd"), model, InferredProvider.of(model), null, row.text("agent_id"));
        return new Request(
                new RequestKey(CopilotSource.TOOL, key),
                RecordKind.SINGLE,
                counts(),
                tokens.costNano(),
                new RequestDetails(place, timing(), RequestEnding.OK));
    }

    /** The model that was billed, where a model was chosen automatically. */
    private String model() {
        String billed = row.text("copilot_usage_model");
        String asked = row.text("model");
        return billed != null ? billed : asked != null ? asked : "unknown";
    }

    /** Requests with a key of one's own have rows without counts. */
    private TokenCounts counts() {
        TokenCounts counts = tokens.counts();
        return counts.total() > 0 ? counts : TokenCounts.NONE;
    }

    private RequestTiming timing() {
        long completed = Objects.requireNonNull(row.millis("created_at"));
        return LogTiming.ending(completed, row.number("duration_ms"), row.number("time_to_first_token_ms"));
    }

    private String key() {
        String content =
                IDENTITY.stream().map(name -> name + "=" + row.text(name)).collect(Collectors.joining("\n"));
        return Sha256.hex(content + "\nat=" + row.millis("created_at")).substring(0, KEY_LENGTH);
    }
}
