package io.tokenspeed.hub.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.hub.signature.KeyTimes;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.server.json.JsonBytes;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The configuration of devices while the hub has one identity. Its version is made from its content, so the version
 * changes exactly when the content does.
 */
public final class DeviceConfig {
    private static final int TICK_SECONDS = 300;
    private static final int VERSION_DIGITS = 7;

    private final HubIdentity identity;
    private final int version;

    /** The configuration of a hub. */
    public DeviceConfig(HubIdentity identity) {
        this.identity = identity;
        String digest = Sha256.hex(JsonBytes.object(this::content));
        this.version = Integer.parseInt(digest.substring(0, VERSION_DIGITS), 16);
    }

    private void content(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("schemaVersions");
        json.writeNumber(Limits.SCHEMA_VERSION);
        json.writeEndArray();
        json.writeNumberField("tickSeconds", TICK_SECONDS);
        Long resendSince = identity.resendSince();
        if (resendSince != null) {
            json.writeNumberField("resendSince", resendSince);
        }
        ContractLimits.write(json);
    }

    /** Writes the object {@code config}. */
    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("config");
        content(json);
        json.writeEndObject();
    }

    /** The members that end every answer to a device. */
    public JsonBytes.Members tail(Signed request) {
        return json -> writeTail(json, KeyTimes.replaceBy(request.known().key(), request.receivedAt()));
    }

    /** Writes the members that end the answer to a new device. */
    void writeTail(JsonGenerator json) throws IOException {
        writeTail(json, OptionalLong.empty());
    }

    private void writeTail(JsonGenerator json, OptionalLong replaceKeyBy) throws IOException {
        json.writeStringField("hubEpoch", identity.epoch());
        json.writeNumberField("configVersion", version);
        json.writeArrayFieldStart("directives");
        if (replaceKeyBy.isPresent()) {
            json.writeStartObject();
            json.writeStringField("type", "rotate_key");
            json.writeNumberField("by", replaceKeyBy.getAsLong());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    HubIdentity identity() {
        return identity;
    }
}
