package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import io.tokenspeed.meter.cut.Cutter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a body that is one JSON document as it arrives, so that a list of embeddings of any size fills no memory. */
final class DocumentReader implements Cutter {
    private static final int PIECE = 8 << 10;

    private final EventParser events;
    private final Findings findings;
    private final byte[] piece = new byte[PIECE];
    private @Nullable JsonParser json;
    private int length;
    private boolean begun;
    private boolean over;

    DocumentReader(EventParser events, Findings findings) {
        this.events = events;
        this.findings = findings;
    }

    @Override
    public void read(byte next) {
        if (over) {
            return;
        }
        piece[length++] = next;
        if (length == PIECE) {
            advance();
        }
    }

    @Override
    public void end() {
        if (!over && length > 0) {
            advance();
        }
        if (!over && json != null) {
            giveUp();
        }
    }

    private void advance() {
        try {
            json = json == null ? EventParser.inPieces() : json;
            ByteArrayFeeder feeder = (ByteArrayFeeder) json.getNonBlockingInputFeeder();
            feeder.feedInput(piece, 0, length);
            length = 0;
            take(json);
        } catch (IOException | RuntimeException malformed) {
            giveUp();
        }
    }

    private void giveUp() {
        over = true;
        findings.unreadable();
    }

    private void take(JsonParser parser) throws IOException {
        while (!over) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.NOT_AVAILABLE) {
                return;
            }
            if (!begun) {
                events.begin(token);
                begun = true;
            }
            over = events.take(token, parser);
        }
        parser.close();
    }

    @Override
    public int tooLong() {
        return 0;
    }
}
