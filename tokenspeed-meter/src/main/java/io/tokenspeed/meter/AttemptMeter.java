package io.tokenspeed.meter;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.meter.answer.AnswerListener;
import io.tokenspeed.meter.answer.AnswerReader;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.meter.inflate.Inflation;
import io.tokenspeed.model.request.ErrorKind;
import java.lang.System.Logger.Level;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks and ends an attempt by the bytes of its answer. The thread that delivers them and the host's may both call it. */
final class AttemptMeter {
    private static final System.Logger LOG = System.getLogger(AttemptMeter.class.getName());

    private final Attempt attempt;
    private final @Nullable AnswerReader reader;
    private final @Nullable Inflation inflation;
    private boolean ended;

    private AttemptMeter(Attempt attempt, @Nullable AnswerReader reader, @Nullable Inflation inflation) {
        this.attempt = attempt;
        this.reader = reader;
        this.inflation = inflation;
    }

    /** Returns a meter for a successful response. */
    static AttemptMeter of(HttpHeaders headers, Attempt attempt, ProviderApi api) {
        String encoding = headers.firstValue("content-encoding").orElse("");
        Inflation inflation = Inflation.of(encoding);
        boolean readable = inflation != null || Inflation.isPlain(encoding);
        String type = headers.firstValue("content-type").orElse("");
        return new AttemptMeter(attempt, readable ? api.reader(type, new Marks(attempt)) : null, inflation);
    }

    private record Marks(Attempt attempt) implements AnswerListener {
        @Override
        public void reasoning() {
            attempt.reasoningChunk();
        }

        @Override
        public void answer() {
            attempt.chunk();
        }
    }

    /** Reads bytes that have just arrived. */
    synchronized void arrived(List<ByteBuffer> bytes) {
        if (reader != null && !ended) {
            for (ByteBuffer piece : bytes) {
                read(piece, reader);
            }
        }
    }

    private void read(ByteBuffer bytes, AnswerReader into) {
        if (inflation == null) {
            into.read(bytes);
        } else {
            inflation.read(bytes, into::read);
        }
    }

    /** The body is complete. */
    synchronized void complete() {
        if (reader != null && !ended) {
            reader.end();
        }
        end(Early.NO);
    }

    /** The connection broke. */
    synchronized void broken() {
        end(Early.BROKEN);
    }

    /** The host reads no further. */
    synchronized void closed() {
        end(Early.CLOSED);
    }

    private enum Early {
        NO,
        BROKEN,
        CLOSED
    }

    private void end(Early early) {
        if (ended) {
            return;
        }
        ended = true;
        if (inflation != null) {
            inflation.close();
        }
        if (reader == null) {
            endUnread(early);
        } else {
            endRead(reader.reading(), early);
        }
    }

    private void endRead(AnswerReading reading, Early early) {
        AnswerReading.AnsweredBy by = reading.answeredBy();
        attempt.answeredBy(by.responseId(), by.model(), by.serviceTier());
        if (reading.error() != null) {
            attempt.fail(reading.error(), reading.tokens());
        } else if (reading.complete()) {
            attempt.complete(reading.tokens());
        } else if (early == Early.CLOSED) {
            attempt.cancel(reading.tokens());
        } else {
            attempt.fail(ErrorKind.OTHER, reading.tokens());
        }
        warn(reading.unreadable());
    }

    private static void warn(int unreadable) {
        if (unreadable > 0) {
            LOG.log(
                    Level.WARNING,
                    "Events of an answer that could not be read: {0}. Its times and tokens may be incomplete.",
                    unreadable);
        }
    }

    private void endUnread(Early early) {
        switch (early) {
            case NO -> attempt.complete(Usage.MISSING);
            case BROKEN -> attempt.fail(ErrorKind.OTHER);
            case CLOSED -> attempt.cancel();
        }
    }
}
