package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import org.springframework.ai.chat.model.ChatResponse;

/** An attempt whose answer one thread reads while another one may cancel it. */
final class MeteredAttempt {
    private final Attempt attempt;
    private final ChunkReader reader = new ChunkReader();
    private TokenCounts usage = Usage.MISSING;
    private boolean finished;

    MeteredAttempt(Attempt attempt) {
        this.attempt = attempt;
    }

    /** Takes an answer that was not streamed. */
    synchronized void answered(ChatResponse response) {
        note(response);
        attempt.complete(usage);
    }

    /** Takes a part of a stream. */
    synchronized void chunk(ChatResponse part) {
        switch (reader.read(part)) {
            case ANSWER -> attempt.chunk();
            case REASONING -> attempt.reasoningChunk();
            case NOTHING -> {}
        }
        note(part);
    }

    private void note(ChatResponse response) {
        Responses.answeredBy(attempt, response);
        TokenCounts reported = Responses.usage(response);
        usage = reported.source() == UsageSource.MISSING ? usage : reported;
        finished |= Responses.isFinished(response);
    }

    /** Takes the end of a stream. The clients end a stream that was cut in order, with neither finish reason nor usage. */
    synchronized void completed() {
        if (finished || usage.source() != UsageSource.MISSING) {
            attempt.complete(usage);
        } else {
            attempt.fail(ErrorKind.OTHER);
        }
    }

    synchronized void fail(Throwable error) {
        if (Thread.currentThread().isInterrupted()) {
            attempt.cancel(usage);
        } else {
            attempt.fail(Errors.kind(error), usage);
        }
    }

    /** A host that leaves after the model has finished has got its answer. */
    synchronized void cancel() {
        if (finished) {
            attempt.complete(usage);
        } else {
            attempt.cancel(usage);
        }
    }
}
