package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.claude.ClaudeProvider;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log events and the beta spans of Claude Code. */
final class ClaudeDialect implements Dialect {
    private static final String TOOL = "claude";
    private static final String REQUEST = "claude_code.api_request";
    private static final String SPAN = "claude_code.llm_request";
    private static final Set<String> FAILURES = Set.of("claude_code.api_error", "claude_code.api_refusal");
    private static final Set<String> STANDARD = Set.of("normal", "standard");

    @Override
    public boolean isSpoken(TelemetryRecord told) {
        return told.name().startsWith("claude_code.");
    }

    @Override
    public Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        Attributes attributes = new Attributes(told.attributes());
        boolean failed =
                FAILURES.contains(told.name()) || TelemetryNames.ERROR.equals(attributes.text(TelemetryNames.STATUS));
        if (failed && (FAILURES.contains(told.name()) || told.name().equals(SPAN))) {
            RequestEnding ending = ToldRequest.failed(attributes.number("status_code", "http.response.status_code"));
            return Optional.of(request(told, attributes, TokenCounts.NONE, ending));
        }
        if (!told.name().equals(REQUEST) && !told.name().equals(SPAN)) {
            return Optional.empty();
        }
        String speed = attributes.text("speed");
        RequestEnding ending = RequestEnding.ok(speed == null || STANDARD.contains(speed) ? null : speed);
        return Optional.of(request(told, attributes, counts(attributes), ending));
    }

    private static Request request(
            TelemetryRecord told, Attributes attributes, TokenCounts counts, RequestEnding ending)
            throws TelemetryException {
        String model = attributes.text("model", "gen_ai.request.model");
        ToldTimes times = times(told, attributes);
        ToldRequest request = new ToldRequest(
                key(told, attributes, times),
                attributes.text("session.id"),
                model,
                model == null ? null : ClaudeProvider.of(model),
                new ProviderIds(null, call(attributes)),
                null);
        return request.of(TOOL, counts, times, ending);
    }

    /** The duration of a later attempt holds the attempts before it. */
    private static ToldTimes times(TelemetryRecord told, Attributes attributes) throws TelemetryException {
        Long at = attributes.instant("event.timestamp");
        long end = at != null ? at : told.endNanos() / 1_000_000;
        Long duration = attributes.number("duration_ms");
        if (duration == null && told.signal() == TelemetryRecord.Signal.SPAN) {
            duration = (told.endNanos() - told.startNanos()) / 1_000_000;
        }
        return ToldTimes.ending(end, duration, attributes.number("ttft_ms"), attempt(attributes) <= 1);
    }

    private static long attempt(Attributes attributes) throws TelemetryException {
        Long attempt = attributes.number("attempt");
        return attempt == null ? 1 : attempt;
    }

    /** Returns the provider's id of the call, which spans hold under another name. */
    private static @Nullable String call(Attributes attributes) {
        return attributes.text("request_id", "gen_ai.response.id");
    }

    private static String key(TelemetryRecord told, Attributes attributes, ToldTimes times) throws TelemetryException {
        String call = call(attributes);
        if (call != null) {
            return call;
        }
        String client = attributes.text("client_request_id");
        if (client != null) {
            return attempt(attributes) <= 1 ? client : client + "#" + attempt(attributes);
        }
        String sequence = attributes.text("event.sequence");
        String session = attributes.text("session.id");
        return session + ":"
                + (sequence != null
                        ? sequence
                        : times.end() + ":" + told.origin().spanId());
    }

    private static TokenCounts counts(Attributes attributes) throws TelemetryException {
        long oneHour = attributes.count("cache_creation_1h_tokens");
        Long short5m = attributes.number("cache_creation_5m_tokens");
        long all = attributes.count("cache_creation_tokens");
        return ToldRequest.counts(
                attributes.count("input_tokens"),
                attributes.count("cache_read_tokens"),
                short5m != null ? short5m : Math.max(0, all - oneHour),
                oneHour,
                attributes.count("output_tokens"),
                null);
    }
}
