package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.wire.Limits;

/** Answers everybody with the hub's id, epoch, protocol and limits. */
public final class HubRoute implements RawRoute {
    private final AdminStorage storage;

    public HubRoute(AdminStorage storage) {
        this.storage = storage;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/hub";
    }

    @Override
    public RawAnswer answer(WireRequest request) {
        HubIdentity identity = storage.identity();
        return RawAnswer.json(200, json -> {
            json.writeStringField("hubId", identity.hubId());
            json.writeStringField("hubEpoch", identity.epoch());
            json.writeStringField("protocol", "v1");
            json.writeArrayFieldStart("schemaVersions");
            json.writeNumber(Limits.SCHEMA_VERSION);
            json.writeEndArray();
            ContractLimits.write(json);
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }
}
