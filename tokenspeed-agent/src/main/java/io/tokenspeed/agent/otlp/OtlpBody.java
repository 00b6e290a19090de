package io.tokenspeed.agent.otlp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request, inflated where it is compressed and counted while it is read. */
final class OtlpBody extends FilterInputStream {
    private int left = OtlpLimits.BYTES;

    private OtlpBody(InputStream body) {
        super(body);
    }

    /** Opens the body of a request; null where it is empty. */
    static @Nullable InputStream of(HttpServletRequest request) throws IOException {
        PushbackInputStream raw = new PushbackInputStream(request.getInputStream(), 1);
        int first = raw.read();
        if (first < 0) {
            return null;
        }
        raw.unread(first);
        String encoding = request.getHeader("Content-Encoding");
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> new OtlpBody(raw);
            case "gzip" -> new OtlpBody(new GZIPInputStream(raw));
            default -> throw new OtlpException(415, "Content-Encoding must be gzip or identity.");
        };
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = in.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws OtlpException {
        left -= (int) bytes;
        if (left < 0) {
            throw new OtlpException(413, "The body is longer than " + OtlpLimits.BYTES + " bytes.");
        }
    }
}
