package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.Answer;
import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.Route;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.function.BooleanSupplier;

/** Tells whether the hub can use its database and stores uploads. */
public final class HealthRoute implements Route {
    private final HubStorage storage;
    private final BooleanSupplier writes;

    /**
     * The route.
     *
     * @param writes whether uploads can be stored
     */
    public HealthRoute(HubStorage storage, BooleanSupplier writes) {
        this.storage = storage;
        this.writes = writes;
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
        if (!writes.getAsBoolean()) {
            throw ProtocolServlet.busy(ErrorCode.OVERLOADED);
        }
        return Answer.json(200, json -> {
            json.writeStringField("status", "ok");
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }
}
