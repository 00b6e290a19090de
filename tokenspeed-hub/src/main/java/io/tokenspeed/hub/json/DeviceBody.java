package io.tokenspeed.hub.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.server.json.StrictJson;
import java.io.IOException;

/** The JSON that devices send. */
public final class DeviceBody {
    /** Reads it. */
    public static final StrictJson JSON = new StrictJson(StreamReadConstraints.builder()
            .maxNestingDepth(8)
            .maxStringLength(128)
            .maxNameLength(32)
            .maxNumberLength(20)
            .maxDocumentLength(Limits.INFLATED_BYTES)
            .build());

    private DeviceBody() {}

    /**
     * Reads a body as an object.
     *
     * @throws Refusal if the body is not JSON, or no object
     */
    public static ClosedObject of(byte[] body) {
        JsonNode document;
        try {
            document = JSON.tree(body);
        } catch (IOException malformed) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
        if (document.isMissingNode()) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
        return ClosedObject.of(document, fault -> invalid(fault.pointer()));
    }

    /** The refusal of a body that does not match its schema at a pointer. */
    public static Refusal invalid(String pointer) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, json -> json.writeStringField("pointer", pointer));
    }

    /** The refusal of a body of another schema version. */
    public static Refusal unsupported() {
        return Refusal.of(ErrorCode.SCHEMA_VERSION_UNSUPPORTED, json -> {
            json.writeArrayFieldStart("supported");
            json.writeNumber(Limits.SCHEMA_VERSION);
            json.writeEndArray();
        });
    }

    /** Checks the member {@code schemaVersion} before anything else. */
    public static void version(ClosedObject body) {
        if (body.integer("schemaVersion", Integer.MIN_VALUE, Integer.MAX_VALUE) != Limits.SCHEMA_VERSION) {
            throw unsupported();
        }
    }
}
