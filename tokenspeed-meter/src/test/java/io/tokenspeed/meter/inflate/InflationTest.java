package io.tokenspeed.meter.inflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {
    private static final byte[] TEXT =
            "data: {\"text\":\"Grüße\"}\n\n".repeat(3_000).getBytes(StandardCharsets.UTF_8);

    enum Form {
        GZIP("gzip"),
        GZIP_WITH_NAMES("GZIP"),
        GZIP_OF_PARTS("x-gzip"),
        ZLIB("deflate"),
        RAW("deflate");

        final String encoding;

        Form(String encoding) {
            this.encoding = encoding;
        }
    }

    @Property(tries = 200)
    void pieces_giveTheWhole(@ForAll Form form, @ForAll @IntRange(min = 1, max = 300) int size) throws IOException {
        assertThat(inflated(form.encoding, compressed(form), size)).isEqualTo(TEXT);
    }

    private static byte[] inflated(String encoding, byte[] bytes, int size) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (Inflation inflation = Objects.requireNonNull(Inflation.of(encoding))) {
            for (int at = 0; at < bytes.length; at += size) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at));
                inflation.read(piece, out -> plain.writeBytes(bytes(out)));
            }
            assertThat(inflation.isDamaged()).isFalse();
        }
        return plain.toByteArray();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] compressed(Form form) throws IOException {
        return switch (form) {
            case GZIP -> gzip(TEXT);
            case GZIP_WITH_NAMES -> named(gzip(TEXT));
            case GZIP_OF_PARTS -> {
                byte[] first = gzip(java.util.Arrays.copyOf(TEXT, 1_000));
                byte[] second = gzip(java.util.Arrays.copyOfRange(TEXT, 1_000, TEXT.length));
                yield ByteBuffer.allocate(first.length + second.length)
                        .put(first)
                        .put(second)
                        .array();
            }
            case ZLIB -> deflated(false);
            case RAW -> deflated(true);
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** Adds an extra field, a name, a comment and a sum to the head. */
    private static byte[] named(byte[] gzip) {
        byte[] more = {3, 0, 1, 2, 3, 'n', 0, 'c', 'c', 0, 9, 9};
        byte[] head = java.util.Arrays.copyOf(gzip, 10);
        head[3] = 2 | 4 | 8 | 16;
        return ByteBuffer.allocate(gzip.length + more.length)
                .put(head)
                .put(more)
                .put(gzip, 10, gzip.length - 10)
                .array();
    }

    private static byte[] deflated(boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, raw))) {
            out.write(TEXT);
        }
        return bytes.toByteArray();
    }

    @Test
    void eventThatWasFlushed_isThereAtOnce() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes, true)) {
            out.write(TEXT, 0, 20);
            out.flush();

            assertThat(inflated("gzip", bytes.toByteArray(), 1_000)).hasSize(20);
        }
    }

    @Property(tries = 200)
    void damage_neverThrows(@ForAll Form form, @ForAll @Size(max = 200) byte[] garbage) {
        Inflation inflation = Objects.requireNonNull(Inflation.of(form.encoding));

        assertThatCode(() -> inflation.read(ByteBuffer.wrap(garbage), out -> {}))
                .doesNotThrowAnyException();

        inflation.close();
    }

    @Test
    void somethingElse_isDamaged() {
        try (Inflation inflation = Objects.requireNonNull(Inflation.of("gzip"))) {
            inflation.read(ByteBuffer.wrap(TEXT), out -> {});

            assertThat(inflation.isDamaged()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br", "", "identity"})
    void otherEncodings_areNotInflated(String encoding) {
        assertThat(Inflation.of(encoding)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", " Identity"})
    void noEncoding_isPlain(String encoding) {
        assertThat(Inflation.isPlain(encoding)).isTrue();
    }

    @Test
    void encodings_areNotPlain() {
        assertThat(Inflation.isPlain("br")).isFalse();
    }
}
