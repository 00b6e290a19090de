package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Verifier;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.upload.Stale;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.json.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Writes the answer to an upload. */
final class UploadAnswer {
    private UploadAnswer() {}

    /**
     * Returns the answer to an upload that was stored now or before.
     *
     * @param tail the members that end every answer to a device
     * @throws Refusal if the upload was not stored
     */
    static RawAnswer of(UploadResult result, String payloadDigest, JsonBytes.Members tail) {
        return switch (result.verdict()) {
            case STORED, REPLAYED -> answer(result, payloadDigest, tail);
            case NONCE_REPLAYED -> throw Refusal.of(ErrorCode.NONCE_REPLAYED);
            case TOO_MANY_NONCES -> throw Nonces.tooMany();
            case DEVICE_PENDING -> throw Verifier.pending();
            case DEVICE_REVOKED -> throw Refusal.of(ErrorCode.DEVICE_REVOKED);
            case DEVICE_ERASED -> throw Refusal.of(ErrorCode.DEVICE_ERASED);
            case DEVICE_UNKNOWN -> throw Refusal.of(ErrorCode.DEVICE_UNKNOWN);
        };
    }

    private static RawAnswer answer(UploadResult result, String payloadDigest, JsonBytes.Members tail) {
        Receipt receipt = Objects.requireNonNull(result.receipt(), "receipt");
        return RawAnswer.json(200, json -> {
            json.writeStringField("status", receipt.rejected().isEmpty() ? "ok" : "partial");
            json.writeStringField("payloadSha256", payloadDigest);
            json.writeBooleanField("replayed", result.verdict() == Verdict.REPLAYED);
            json.writeNumberField("accepted", receipt.accepted());
            json.writeNumberField("duplicates", receipt.duplicates());
            write(json, receipt.rejected());
            stale(json, receipt.stale());
            tail.write(json);
        });
    }

    /** Writes the list of refused records. */
    static void write(JsonGenerator json, List<Rejection> rejected) throws IOException {
        json.writeArrayFieldStart("rejected");
        for (Rejection rejection : rejected) {
            json.writeStartObject();
            json.writeNumberField("index", rejection.index());
            json.writeStringField("code", rejection.code().text());
            if (rejection.pointer() != null) {
                json.writeStringField("pointer", rejection.pointer());
            }
            if (rejection.revision() != null) {
                json.writeNumberField("revision", rejection.revision());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void stale(JsonGenerator json, List<Stale> stale) throws IOException {
        json.writeArrayFieldStart("stale");
        for (Stale record : stale) {
            json.writeStartObject();
            json.writeNumberField("index", record.index());
            json.writeNumberField("revision", record.revision());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
