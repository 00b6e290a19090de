package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.Answer;
import io.tokenspeed.hub.http.Route;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.hub.HubStorage;

/** Tells whether the hub can use its database. */
public final class HealthRoute implements Route {
    private final HubStorage storage;

    public HealthRoute(HubStorage storage) {
        this.storage = storage;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/health";
    }

    @Override
    public Answer answer(WireRequest request) {
        storage.check();
        return Answer.json(200, json -> {
            json.writeStringField("status", "ok");
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }
}
