package io.tokenspeed.agent.otlp;

import com.google.protobuf.CodedOutputStream;
import io.tokenspeed.server.json.JsonBytes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes answers in the wire form of the request. */
record OtlpAnswer(OtlpSignal signal, boolean json) {
    static final String JSON = "application/json";
    static final String PROTOBUF = "application/x-protobuf";

    private static final int INVALID_ARGUMENT = 3;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int UNAVAILABLE = 14;

    /** Writes fields of a message. */
    private interface Fields {
        void write(CodedOutputStream output) throws IOException;
    }

    /** The {@code Export…ServiceResponse} of a body that was taken, in whole or in part. */
    void taken(long rejected, String reason, HttpServletResponse response) throws IOException {
        if (rejected == 0) {
            send(200, json ? JsonBytes.object(JsonBytes.Members.NONE) : new byte[0], response);
        } else {
            send(200, json ? partlyJson(rejected, reason) : partly(rejected, reason), response);
        }
    }

    private byte[] partlyJson(long rejected, String reason) {
        return JsonBytes.object(members -> {
            members.writeObjectFieldStart("partialSuccess");
            members.writeStringField(signal.rejected(), Long.toString(rejected));
            members.writeStringField("errorMessage", reason);
            members.writeEndObject();
        });
    }

    private static byte[] partly(long rejected, String reason) throws IOException {
        byte[] partial = message(output -> {
            output.writeInt64(1, rejected);
            output.writeString(2, reason);
        });
        return message(output -> output.writeByteArray(1, partial));
    }

    /** A {@code google.rpc.Status}. */
    void refused(int status, String reason, HttpServletResponse response) throws IOException {
        int code = status == 503 ? UNAVAILABLE : status == 413 ? RESOURCE_EXHAUSTED : INVALID_ARGUMENT;
        byte[] body = json
                ? JsonBytes.object(members -> {
                    members.writeNumberField("code", code);
                    members.writeStringField("message", reason);
                })
                : message(output -> {
                    output.writeInt32(1, code);
                    output.writeString(2, reason);
                });
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
        send(status, body, response);
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        fields.write(output);
        output.flush();
        return bytes.toByteArray();
    }

    private void send(int status, byte[] body, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(json ? JSON : PROTOBUF);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
