package io.tokenspeed.meter.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads bodies and writes down what is heard: {@code r} for a delta of reasoning, {@code a} for one of the answer. */
final class Heard implements AnswerListener {
    private final StringBuilder deltas = new StringBuilder();
    private final AnswerReader reader;

    Heard(ProviderApi api, String contentType) {
        reader = api.reader(contentType, this);
    }

    /** Reads a whole stream. */
    static Heard stream(ProviderApi api, String body) {
        return new Heard(api, "text/event-stream")
                .read(body.getBytes(StandardCharsets.UTF_8))
                .end();
    }

    /** Reads an answer that is not streamed. */
    static AnswerReading whole(ProviderApi api, String body) {
        return new Heard(api, "application/json; charset=utf-8")
                .read(body.getBytes(StandardCharsets.UTF_8))
                .end()
                .reading();
    }

    Heard read(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    Heard read(ByteBuffer bytes) {
        reader.read(bytes);
        return this;
    }

    /** Reads a whole body in pieces of one size. */
    void readInPieces(byte[] body, int size) {
        for (int at = 0; at < body.length; at += size) {
            read(ByteBuffer.wrap(body, at, Math.min(size, body.length - at)));
        }
        end();
    }

    Heard end() {
        reader.end();
        return this;
    }

    String deltas() {
        return deltas.toString();
    }

    AnswerReading reading() {
        return reader.reading();
    }

    @Override
    public void reasoning() {
        deltas.append('r');
    }

    @Override
    public void answer() {
        deltas.append('a');
    }
}
