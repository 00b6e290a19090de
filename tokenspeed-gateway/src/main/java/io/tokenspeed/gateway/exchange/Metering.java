package io.tokenspeed.gateway.exchange;

import io.tokenspeed.meter.answer.AnswerListener;
import io.tokenspeed.meter.answer.AnswerReader;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.meter.inflate.Inflation;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a copy of an answer, inflated where the provider compressed it although nobody asked for that. */
final class Metering {
    private final AnswerReader reader;
    private final @Nullable Inflation inflation;

    private Metering(AnswerReader reader, @Nullable Inflation inflation) {
        this.reader = reader;
        this.inflation = inflation;
    }

    /** Returns the metering of an answer; null where its encoding cannot be read, so that its usage stays unknown. */
    static @Nullable Metering of(ProviderApi api, String type, String encoding, AnswerListener listener) {
        if (Inflation.isPlain(encoding)) {
            return new Metering(api.reader(type, listener), null);
        }
        Inflation inflation = Inflation.of(encoding);
        return inflation == null ? null : new Metering(api.reader(type, listener), inflation);
    }

    void read(Buffer arrived) {
        ByteBuffer bytes = ByteBuffer.wrap(arrived.getBytes());
        if (inflation == null) {
            reader.read(bytes);
        } else {
            inflation.read(bytes, reader::read);
        }
    }

    /** The answer has ended. */
    void end() {
        reader.end();
        close();
    }

    AnswerReading reading() {
        return reader.reading();
    }

    void close() {
        if (inflation != null) {
            inflation.close();
        }
    }
}
