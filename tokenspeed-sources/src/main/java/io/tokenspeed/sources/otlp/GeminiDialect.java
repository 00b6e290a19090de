package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Optional;

/** The log events of Gemini CLI. Its thinking is no part of its output, and what tools return is input. */
final class GeminiDialect implements Dialect {
    private static final String TOOL = "gemini";
    private static final String RESPONSE = "gemini_cli.api_response";
    private static final String FAILURE = "gemini_cli.api_error";

    @Override
    public boolean isSpoken(TelemetryRecord told) {
        return told.name().startsWith("gemini_cli.");
    }

    @Override
    public Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        Attributes attributes = new Attributes(told.attributes());
        return switch (told.name()) {
            case RESPONSE -> Optional.of(request(told, attributes, counts(attributes), RequestEnding.OK));
            case FAILURE ->
                Optional.of(request(
                        told,
                        attributes,
                        TokenCounts.NONE,
                        ToldRequest.failed(attributes.number("status_code", "http.response.status_code"))));
            default -> Optional.empty();
        };
    }

    private static Request request(
            TelemetryRecord told, Attributes attributes, TokenCounts counts, RequestEnding ending)
            throws TelemetryException {
        Long at = attributes.instant("event.timestamp");
        long end = at != null ? at : told.endNanos() / 1_000_000;
        String session = attributes.text("session.id");
        ToldRequest request = new ToldRequest(
                session + ":" + attributes.text("prompt_id") + ":" + end + ":" + counts.prompt() + ":"
                        + counts.output(),
                session,
                attributes.text("model"),
                "google",
                ProviderIds.NONE,
                null);
        return request.of(TOOL, counts, ToldTimes.ending(end, attributes.number("duration_ms"), null, true), ending);
    }

    private static TokenCounts counts(Attributes attributes) throws TelemetryException {
        long cached = attributes.count("cached_content_token_count");
        long thoughts = attributes.count("thoughts_token_count");
        return ToldRequest.counts(
                Math.max(0, attributes.count("input_token_count") - cached) + attributes.count("tool_token_count"),
                cached,
                0,
                0,
                attributes.count("output_token_count") + thoughts,
                thoughts);
    }
}
