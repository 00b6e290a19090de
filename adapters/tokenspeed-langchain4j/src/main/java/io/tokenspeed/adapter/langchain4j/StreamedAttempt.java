package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/** An attempt whose stream one thread reads while another one may cancel it. */
final class StreamedAttempt {
    private final Attempt attempt;
    /** The host has asked for the end of the stream. */
    private boolean closing;

    StreamedAttempt(Attempt attempt) {
        this.attempt = attempt;
    }

    synchronized void chunk() {
        attempt.chunk();
    }

    synchronized void reasoningChunk() {
        attempt.reasoningChunk();
    }

    /** LangChain4j reports a stream that was cut as complete, with neither a reason to finish nor usage. */
    synchronized void complete(ChatResponse response) {
        Responses.answeredBy(attempt, response);
        TokenCounts usage = Responses.usage(response);
        if (usage.source() == UsageSource.MISSING && response.finishReason() == null) {
            attempt.fail(ErrorKind.OTHER);
        } else {
            attempt.complete(usage);
        }
    }

    /** A stream that the host closes may fail for that. */
    synchronized void fail(Throwable error) {
        if (closing) {
            attempt.cancel();
        } else {
            attempt.fail(Errors.kind(error));
        }
    }

    /** Cancels through a handle of the framework, which throws where it cannot. */
    void cancel(StreamingHandle handle) {
        setClosing(true);
        try {
            handle.cancel();
        } catch (RuntimeException e) {
            setClosing(false);
            throw e;
        }
        end();
    }

    private synchronized void setClosing(boolean value) {
        closing = value;
    }

    private synchronized void end() {
        attempt.cancel();
    }
}
