package io.tokenspeed.agent.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.tokenspeed.sources.otlp.TelemetryNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a message one by one. What has another type than expected is skipped. */
final class ProtobufFields {
    private static final int LONGEST = TelemetryNames.LONGEST;

    private final CodedInputStream input;
    private int tag;

    ProtobufFields(CodedInputStream input) {
        this.input = input;
    }

    /** Reads something from the message. */
    interface Reading {
        void read() throws IOException;
    }

    /** Reads a field, or skips it. */
    interface FieldReading {
        void read(int field) throws IOException;
    }

    /** Reads each field of the message that is open. */
    void each(FieldReading reading) throws IOException {
        for (tag = input.readTag(); tag != 0; tag = input.readTag()) {
            reading.read(WireFormat.getTagFieldNumber(tag));
        }
    }

    /** Reads the message in the current field. */
    void message(Reading reading) throws IOException {
        if (!is(WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
            skip();
            return;
        }
        int outer = input.pushLimit(length());
        reading.read();
        input.checkLastTagWas(0);
        if (input.getBytesUntilLimit() > 0) {
            throw new InvalidProtocolBufferException("the body ends inside a message");
        }
        input.popLimit(outer);
    }

    private int length() throws IOException {
        int length = input.readRawVarint32();
        if (length < 0) {
            throw new InvalidProtocolBufferException("negative length");
        }
        return length;
    }

    private boolean is(int type) {
        return WireFormat.getTagWireType(tag) == type;
    }

    void skip() throws IOException {
        if (!input.skipField(tag)) {
            throw new InvalidProtocolBufferException("a group ends that did not begin");
        }
    }

    long fixed64() throws IOException {
        if (is(WireFormat.WIRETYPE_FIXED64)) {
            return input.readFixed64();
        }
        skip();
        return 0;
    }

    long varint() throws IOException {
        if (is(WireFormat.WIRETYPE_VARINT)) {
            return input.readRawVarint64();
        }
        skip();
        return 0;
    }

    /** The bytes of a short field in hex; empty for a longer one. */
    String hex() throws IOException {
        byte[] bytes = bytes();
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    /** A short text; null for a longer one. */
    @Nullable
    String text() throws IOException {
        byte[] bytes = bytes();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] bytes() throws IOException {
        if (!is(WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
            skip();
            return null;
        }
        int length = length();
        if (length > LONGEST) {
            input.skipRawBytes(length);
            return null;
        }
        return input.readRawBytes(length);
    }

    /** Reads all attributes of the message that is open, which are in one field. */
    void attributes(int attributeField, AttributeSink sink) throws IOException {
        each(field -> attribute(field == attributeField, sink));
    }

    /** Reads the attribute in the current field, or skips it. */
    void attribute(boolean wanted, AttributeSink sink) throws IOException {
        if (!wanted) {
            skip();
            return;
        }
        message(() -> {
            @Nullable String[] pair = new String[2];
            each(field -> {
                switch (field) {
                    case 1 -> pair[0] = text();
                    case 2 -> pair[1] = value();
                    default -> skip();
                }
            });
            String key = pair[0];
            if (key != null) {
                sink.take(key, pair[1]);
            }
        });
    }

    /** The value in the current field as text; null where it is neither a short text nor a number. */
    @Nullable
    String value() throws IOException {
        @Nullable String[] value = new String[1];
        message(() -> each(field -> {
            switch (field) {
                case 1 -> value[0] = text();
                case 2, 3 -> value[0] = Long.toString(varint());
                case 4 -> value[0] = Double.toString(Double.longBitsToDouble(fixed64()));
                default -> skip();
            }
        }));
        return value[0];
    }
}
