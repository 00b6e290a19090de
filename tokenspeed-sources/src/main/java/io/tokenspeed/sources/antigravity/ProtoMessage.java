package io.tokenspeed.sources.antigravity;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protobuf message whose fields are read by their numbers. Only the wanted fields are copied, because the others hold
 * prompts and answers. Of several values of a field the last counts; a value of another type is read as missing.
 */
final class ProtoMessage {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    private ProtoMessage(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    static ProtoMessage of(byte[] bytes) {
        return new ProtoMessage(bytes, 0, bytes.length);
    }

    /** Takes the content of a field. */
    private interface Content {
        void take(CodedInputStream input) throws IOException;
    }

    /** Returns the last number in a field; 0 where there is none, as protobuf leaves zeros out. */
    long number(int field) throws IOException {
        long[] value = {0};
        each(field, WireFormat.WIRETYPE_VARINT, input -> value[0] = input.readRawVarint64());
        return value[0];
    }

    /** Returns the text in a field; null where it is missing or blank. */
    @Nullable
    String text(int field) throws IOException {
        ProtoMessage content = message(field);
        String text = content == null ? "" : content.decoded();
        return text.isBlank() ? null : text;
    }

    private String decoded() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /** Returns the message in a field; null where it is missing. */
    @Nullable
    ProtoMessage message(int field) throws IOException {
        List<ProtoMessage> all = messages(field);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Returns the messages, or the packed numbers, in a field. */
    List<ProtoMessage> messages(int field) throws IOException {
        List<ProtoMessage> found = new ArrayList<>();
        each(field, WireFormat.WIRETYPE_LENGTH_DELIMITED, input -> {
            int size = input.readRawVarint32();
            if (size < 0) {
                throw new InvalidProtocolBufferException("negative length");
            }
            int start = offset + input.getTotalBytesRead();
            input.skipRawBytes(size);
            found.add(new ProtoMessage(bytes, start, size));
        });
        return found;
    }

    /** Returns the first of the numbers that this message holds without tags; null where there is none. */
    @Nullable
    Long firstPacked() throws IOException {
        return length == 0
                ? null
                : (Long) CodedInputStream.newInstance(bytes, offset, length).readRawVarint64();
    }

    private void each(int field, int type, Content content) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(bytes, offset, length);
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == field && WireFormat.getTagWireType(tag) == type) {
                content.take(input);
            } else if (!input.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that did not begin");
            }
        }
    }

    /**
     * Returns the time in a field, a message of seconds and nanoseconds since the epoch, in milliseconds; null where
     * there is none from 2001 to 2099.
     */
    @Nullable
    Long time(int field) throws IOException {
        ProtoMessage time = message(field);
        return time == null ? null : time.asTime();
    }

    private @Nullable Long asTime() throws IOException {
        long seconds = number(1);
        long nanos = number(2);
        boolean possible = seconds >= 1_000_000_000L && seconds < 4_102_444_800L && nanos >= 0 && nanos < 1_000_000_000;
        return possible ? (Long) (seconds * 1000 + nanos / 1_000_000) : null;
    }
}
