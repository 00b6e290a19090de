package io.tokenspeed.agent.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.MillisText;
import io.tokenspeed.model.track.TrackedWork;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a session with its requests, in the keys of ccusage 20, and with what programs tracked in it. */
public final class SessionDetailJson {
    private final JsonGenerator json;

    public SessionDetailJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a whole document: {@code null} for a session that is not stored. */
    public void write(@Nullable WholeSession session) throws IOException {
        if (session == null) {
            json.writeNull();
            return;
        }
        OneSession requests = session.requests();
        json.writeStartObject();
        json.writeStringField("sessionId", session.id());
        dollars("totalCost", requests == null ? null : requests.nano());
        json.writeNumberField("totalTokens", requests == null ? 0 : requests.totalTokens());
        json.writeNumberField("unpricedRequests", requests == null ? 0 : requests.unpriced());
        json.writeArrayFieldStart("entries");
        if (requests != null) {
            for (StoredRequest stored : requests.requests()) {
                entry(requests, stored);
            }
        }
        json.writeEndArray();
        tracked(session);
        json.writeEndObject();
    }

    /** The cost is beside that of the requests, which alone is {@code totalCost} as in ccusage. */
    private void tracked(WholeSession session) throws IOException {
        TrackedWork all = session.allTracked();
        dollars("trackedCost", all == null ? (Long) 0L : all.nano());
        json.writeArrayFieldStart("tracked");
        for (TrackedWork work : session.tracked()) {
            json.writeStartObject();
            json.writeStringField("kind", work.kind().word());
            json.writeNumberField("count", work.count());
            json.writeNumberField("failed", work.failed());
            json.writeNumberField("durationMs", work.span().durationMillis());
            json.writeNumberField("untimed", work.span().untimed());
            dollars("costUSD", work.nano());
            json.writeNumberField("unpriced", work.unpriced());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void entry(OneSession session, StoredRequest stored) throws IOException {
        Request request = stored.request();
        TokenCounts tokens = request.tokens();
        boolean known = tokens.source() != UsageSource.MISSING;
        json.writeStartObject();
        json.writeStringField(
                "timestamp", MillisText.of(Instant.ofEpochMilli(request.timing().instantMillis())));
        json.writeStringField("model", request.place().model());
        count("inputTokens", known, tokens.input());
        count("outputTokens", known, tokens.output());
        count("cacheCreationTokens", known, tokens.cacheWrite());
        count("cacheReadTokens", known, tokens.cacheRead());
        dollars("costUSD", session.nano(stored));
        json.writeEndObject();
    }

    private void count(String name, boolean known, long value) throws IOException {
        if (known) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private void dollars(String name, @Nullable Long nano) throws IOException {
        json.writeFieldName(name);
        if (nano == null) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.dollars(nano));
        }
    }
}
