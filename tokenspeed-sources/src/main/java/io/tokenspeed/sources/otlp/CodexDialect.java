package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log events of Codex, whatever program it runs in. The counters are in the event that ends the answer; when the
 * request was sent and when the first token came is in events before it.
 */
final class CodexDialect implements Dialect {
    private static final String TOOL = "codex";
    private static final String PROVIDER = "openai";
    private static final int CONVERSATIONS = 1_024;
    private static final Set<String> SENT = Set.of("codex.api_request", "codex.websocket_request");

    private final Map<String, Call> calls = BoundedMap.byArrival(CONVERSATIONS);

    /** A request under way: when it was sent, and when its first token came. */
    private record Call(@Nullable Long start, @Nullable Long first) {
        static final Call UNKNOWN = new Call(null, null);

        Call firstAt(long at) {
            return first == null ? new Call(start, at) : this;
        }
    }

    @Override
    public boolean isSpoken(TelemetryRecord told) {
        return told.name().startsWith("codex.");
    }

    @Override
    public Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        Attributes attributes = new Attributes(told.attributes());
        Long at = attributes.instant("event.timestamp");
        long end = at != null ? at : told.endNanos() / 1_000_000;
        String conversation = attributes.text("conversation.id");
        if (conversation == null) {
            return Optional.empty();
        }
        if (SENT.contains(told.name())) {
            return sent(conversation, attributes, end);
        }
        String kind = String.valueOf(attributes.text("event.kind"));
        if (kind.endsWith(".delta")) {
            Call call = calls.getOrDefault(conversation, Call.UNKNOWN);
            calls.put(conversation, call.firstAt(end));
        }
        return kind.equals("response.completed")
                ? Optional.of(completed(conversation, attributes, end))
                : Optional.empty();
    }

    private Optional<Request> sent(String conversation, Attributes attributes, long at) throws TelemetryException {
        Long duration = attributes.number("duration_ms");
        Long status = attributes.number("http.response.status_code");
        if (status != null && status >= 400) {
            calls.remove(conversation);
            String key = conversation + ":" + at + ":failed:" + attributes.text("attempt");
            ToldTimes times = ToldTimes.ending(at, duration, null, true);
            return Optional.of(
                    told(key, conversation, attributes).of(TOOL, TokenCounts.NONE, times, ToldRequest.failed(status)));
        }
        calls.put(conversation, duration == null ? Call.UNKNOWN : new Call(at - duration, null));
        return Optional.empty();
    }

    private Request completed(String conversation, Attributes attributes, long end) throws TelemetryException {
        TokenCounts counts = counts(attributes);
        Call call = calls.getOrDefault(conversation, Call.UNKNOWN);
        calls.remove(conversation);
        String key = conversation + ":" + end + ":" + counts.prompt() + ":" + counts.output();
        ToldTimes times = new ToldTimes(call.start, call.first, end, true);
        return told(key, conversation, attributes).of(TOOL, counts, times, RequestEnding.OK);
    }

    private static ToldRequest told(String key, String conversation, Attributes attributes) {
        return new ToldRequest(key, conversation, attributes.text("model"), PROVIDER, ProviderIds.NONE, null);
    }

    private static TokenCounts counts(Attributes attributes) throws TelemetryException {
        long input = attributes.count("input_token_count");
        long cached = Math.min(input, attributes.count("cached_token_count"));
        return ToldRequest.counts(
                input - cached,
                cached,
                0,
                0,
                attributes.count("output_token_count"),
                attributes.number("reasoning_token_count"));
    }
}
