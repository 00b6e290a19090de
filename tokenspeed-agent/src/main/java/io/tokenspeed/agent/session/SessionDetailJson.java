package io.tokenspeed.agent.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.report.JsonNumbers;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.MillisText;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a session with its requests, in the keys of ccusage 20. */
public final class SessionDetailJson {
    private final JsonGenerator json;

    public SessionDetailJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a whole document: {@code null} for a session that is not stored. */
    public void write(@Nullable OneSession session) throws IOException {
        if (session == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("sessionId", session.id());
        dollars("totalCost", session.nano());
        json.writeNumberField("totalTokens", session.totalTokens());
        json.writeNumberField("unpricedRequests", session.unpriced());
        json.writeArrayFieldStart("entries");
        for (StoredRequest stored : session.requests()) {
            entry(session, stored);
        }
        json.writeEndArray();
        json.writeEndObject();
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
