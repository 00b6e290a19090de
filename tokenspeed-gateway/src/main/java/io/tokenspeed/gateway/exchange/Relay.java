package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.record.AttemptEnding;
import io.tokenspeed.gateway.wire.HeaderRules;
import io.tokenspeed.gateway.wire.UsageCut;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.meter.answer.ProviderApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes an answer on as it arrives: each read is stamped, then read by the meter, then written. */
final class Relay {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_ERROR = 64 << 10;
    private static final long MOST_STALL = Duration.ofSeconds(60).toNanos();

    private final Exchange exchange;
    private final Attempt attempt;
    private final HttpClientResponse upstream;
    private final Outgoing outgoing;
    private final @Nullable Metering metering;
    private @Nullable UsageCut cut;
    /** The error of a provider that may not know the question for usage; null for any other answer. */
    private @Nullable Buffer held;

    private long lastRead = System.nanoTime();

    Relay(Exchange exchange, Attempt attempt, Loop loop, HttpClientResponse upstream) {
        this.exchange = exchange;
        this.attempt = attempt;
        this.upstream = upstream;
        this.outgoing = new Outgoing(
                exchange.response(),
                upstream,
                loop.shared().budget(),
                loop.shared().settings().limits().streamBuffer());
        this.metering = metering();
    }

    private @Nullable Metering metering() {
        ProviderApi api = attempt.asking().route().surface().api();
        if (!attempt.isMetered() || api == null || !isOk()) {
            return null;
        }
        return Metering.of(api, header("content-type"), header("content-encoding"), attempt.marks());
    }

    private boolean isOk() {
        return upstream.statusCode() / 100 == 2;
    }

    private String header(String name) {
        return Objects.requireNonNullElse(upstream.getHeader(name), "");
    }

    void begin() {
        if (upstream.statusCode() == BAD_REQUEST && attempt.askedUsage()) {
            held = Buffer.buffer();
        } else {
            head();
        }
        upstream.exceptionHandler(failure -> broken());
        upstream.handler(this::read);
        upstream.endHandler(ended -> complete());
    }

    private void head() {
        HttpServerResponse client = exchange.response();
        client.setStatusCode(upstream.statusCode());
        HeaderRules.toClient(upstream.headers(), client.headers());
        client.headers().add("Server-Timing", attempt.serverTiming(exchange.arrived(), System.nanoTime()));
        boolean events = header("content-type").toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        if (isOk()
                && attempt.askedUsage()
                && events
                && header("content-encoding").isEmpty()) {
            cut = new UsageCut();
            client.headers().remove("Content-Length");
        }
        if (!client.headers().contains("Content-Length")) {
            client.setChunked(true);
        }
        client.writeHead();
    }

    private void read(Buffer bytes) {
        long now = System.nanoTime();
        lastRead = now;
        if (metering != null) {
            attempt.marks().at(now);
            metering.read(bytes);
        }
        Buffer error = held;
        if (error != null) {
            hold(error, bytes, now);
        } else {
            outgoing.write(cut == null ? bytes : cut.take(bytes), now);
        }
    }

    private void hold(Buffer error, Buffer bytes, long now) {
        error.appendBuffer(bytes);
        if (error.length() > LONGEST_ERROR) {
            letGo(error, now);
        }
    }

    private void letGo(Buffer error, long now) {
        held = null;
        head();
        outgoing.write(error, now);
    }

    private void complete() {
        if (attempt.isOver()) {
            return;
        }
        Buffer error = held;
        if (error != null) {
            if (error.toString().contains("stream_options")) {
                outgoing.release();
                attempt.askWithoutUsage();
                return;
            }
            letGo(error, System.nanoTime());
        }
        if (metering != null) {
            metering.end();
        }
        if (cut != null) {
            outgoing.write(cut.rest(), System.nanoTime());
        }
        AnswerReading reading = metering == null ? null : metering.reading();
        end(ending(reading), reading);
        exchange.end();
    }

    private AttemptEnding ending(@Nullable AnswerReading reading) {
        if (!isOk()) {
            return AttemptEnding.ofStatus(upstream.statusCode());
        }
        if (reading == null || (reading.complete() && reading.error() == null)) {
            return AttemptEnding.COMPLETE;
        }
        return reading.error() == null ? AttemptEnding.TRUNCATED : AttemptEnding.failed(reading.error(), "error_event");
    }

    private void broken() {
        if (!attempt.isOver()) {
            stop(AttemptEnding.TRUNCATED);
            exchange.breakOff();
        }
    }

    /** Ends in the middle of the answer. */
    void stop(AttemptEnding ending) {
        AnswerReading reading = metering == null ? null : metering.reading();
        if (metering != null) {
            metering.close();
        }
        end(ending, reading);
    }

    private void end(AttemptEnding ending, @Nullable AnswerReading reading) {
        outgoing.release();
        attempt.record(ending, reading, outgoing.isHeldBack());
    }

    /** Returns the ending of an answer in which nothing moves any more; null while something does. */
    @Nullable
    AttemptEnding stalled(long now) {
        long waiting = outgoing.waitingSince();
        if (waiting != 0 && now - waiting > MOST_STALL) {
            return AttemptEnding.CLIENT_LEFT;
        }
        boolean silent = !outgoing.isPaused()
                && now - lastRead > attempt.upstream().patience().idle().toNanos();
        return silent ? AttemptEnding.TIMEOUT : null;
    }
}
