package io.tokenspeed.gateway.exchange;

import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.dialect.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Takes the body of a request as a whole. */
final class RequestBody {
    private static final int MOST_INFLATED = 64 << 20;

    private final HttpServerRequest request;
    private final int most;
    private final Buffer body = Buffer.buffer();
    private boolean over;

    private RequestBody(HttpServerRequest request, int most) {
        this.request = request;
        this.most = most;
    }

    /**
     * Takes a body.
     *
     * @param most its most bytes
     * @param whole gets the body when all of it has arrived
     * @param tooLong runs once when more than that arrives
     */
    static void read(HttpServerRequest request, int most, Consumer<Buffer> whole, Runnable tooLong) {
        RequestBody body = new RequestBody(request, most);
        request.handler(bytes -> body.add(bytes, tooLong));
        request.endHandler(ended -> body.end(whole));
    }

    private void add(Buffer bytes, Runnable tooLong) {
        if (over) {
            return;
        }
        if (body.length() + bytes.length() > most) {
            over = true;
            tooLong.run();
            return;
        }
        body.appendBuffer(bytes);
    }

    private void end(Consumer<Buffer> whole) {
        if (!over) {
            request.handler(null);
            whole.accept(body);
        }
    }

    /**
     * Returns a body as it is before compression.
     *
     * @throws RefusedException if it is compressed in a way that cannot be read
     */
    static byte[] plain(Buffer body, String encoding) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body.getBytes();
            case "gzip" -> inflated(body.getBytes());
            default ->
                throw new RefusedException(
                        RefusalCode.UNSUPPORTED_ENCODING, "The content encoding of a body must be identity or gzip.");
        };
    }

    private static byte[] inflated(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(MOST_INFLATED);
            if (in.read() >= 0) {
                throw new RefusedException(
                        RefusalCode.BODY_TOO_LARGE,
                        "The body must be at most " + MOST_INFLATED + " bytes before compression.");
            }
            return plain;
        } catch (IOException malformed) {
            throw new RefusedException(RefusalCode.INVALID_REQUEST, "The body is no valid gzip.");
        }
    }
}
