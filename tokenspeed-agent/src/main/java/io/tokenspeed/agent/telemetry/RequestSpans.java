package io.tokenspeed.agent.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.concurrent.TimeUnit;

/** Makes a span of each request, with the times of the request. Prompts and answers are not known here. */
final class RequestSpans {
    private final Tracer tracer;
    private final boolean names;

    /** @param names whether spans tell the project and the session */
    RequestSpans(Tracer tracer, boolean names) {
        this.tracer = tracer;
        this.names = names;
    }

    void tell(RecordedRequest recorded) {
        Request request = recorded.stored().request();
        SpanBuilder span = tracer.spanBuilder(
                        RequestFacts.operation(request) + " " + request.place().model())
                .setParent(Context.root())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(request.timing().earliestMillis(), TimeUnit.MILLISECONDS)
                .setAllAttributes(RequestFacts.common(request));
        identity(span, request);
        tokens(span, request);
        speed(span, request);
        if (recorded.cost() != null) {
            span.setAttribute(RequestFacts.COST, recorded.cost());
        }
        end(span.startSpan(), request);
    }

    private void identity(SpanBuilder span, Request request) {
        String response = request.ids().response();
        if (response != null) {
            span.setAttribute(RequestFacts.RESPONSE_ID, response);
        }
        Measured measured = request.measured();
        if (measured != null && measured.responseModel() != null) {
            span.setAttribute(RequestFacts.RESPONSE_MODEL, measured.responseModel());
        }
        if (names) {
            span.setAttribute(RequestFacts.CONVERSATION, request.place().sessionId());
            if (request.place().project() != null) {
                span.setAttribute(RequestFacts.PROJECT, request.place().project());
            }
        }
    }

    /** Input holds what was read from and written to a cache, output holds reasoning, as the conventions say. */
    private static void tokens(SpanBuilder span, Request request) {
        TokenCounts tokens = request.tokens();
        if (tokens.source() == UsageSource.MISSING) {
            return;
        }
        span.setAttribute(RequestFacts.INPUT, tokens.prompt());
        span.setAttribute(RequestFacts.CACHE_READ, tokens.cacheRead());
        span.setAttribute(RequestFacts.CACHE_WRITE, tokens.cacheWrite());
        if (tokens.outputReliable()) {
            span.setAttribute(RequestFacts.OUTPUT, tokens.output());
        }
        if (tokens.reasoningKnown()) {
            span.setAttribute(RequestFacts.REASONING, tokens.reasoning());
        }
    }

    private static void speed(SpanBuilder span, Request request) {
        Speed speed = request.speed();
        if (speed.basis() != SpeedBasis.NONE) {
            span.setAttribute(RequestFacts.BASIS, RequestFacts.word(speed.basis()));
        }
        if (speed.basis() == SpeedBasis.EXACT_DECODE || speed.basis() == SpeedBasis.STREAM_WINDOW) {
            span.setAttribute(RequestFacts.DECODE, speed.tokensPerSecond());
        }
        Double first = RequestFacts.secondsToFirstChunk(request);
        if (first != null) {
            span.setAttribute(RequestFacts.FIRST_CHUNK, first);
        }
    }

    private static void end(Span span, Request request) {
        Status status = request.ending().status();
        span.setAttribute(RequestFacts.STATUS, RequestFacts.word(status));
        if (status == Status.FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        long start = request.timing().earliestMillis();
        span.end(Math.max(start, request.timing().instantMillis()), TimeUnit.MILLISECONDS);
    }
}
