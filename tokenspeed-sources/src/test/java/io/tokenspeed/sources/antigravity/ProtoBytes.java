package io.tokenspeed.sources.antigravity;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message field by field. */
final class ProtoBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    private ProtoBytes add(Field field) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            field.write(out);
            out.flush();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    ProtoBytes number(int field, long value) {
        return value == 0 ? this : add(out -> out.writeUInt64(field, value));
    }

    ProtoBytes text(int field, String value) {
        return add(out -> out.writeByteArray(field, value.getBytes(StandardCharsets.UTF_8)));
    }

    ProtoBytes message(int field, ProtoBytes value) {
        return add(out -> out.writeByteArray(field, value.bytes()));
    }

    ProtoBytes bytes(int field, byte[] value) {
        return add(out -> out.writeByteArray(field, value));
    }

    ProtoBytes packed(int field, long... values) {
        return add(out -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            CodedOutputStream inner = CodedOutputStream.newInstance(content);
            for (long value : values) {
                inner.writeUInt64NoTag(value);
            }
            inner.flush();
            out.writeByteArray(field, content.toByteArray());
        });
    }

    ProtoBytes time(int field, long millis) {
        return message(
                field,
                new ProtoBytes()
                        .number(1, Math.floorDiv(millis, 1000))
                        .number(2, Math.floorMod(millis, 1000) * 1_000_000L));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
