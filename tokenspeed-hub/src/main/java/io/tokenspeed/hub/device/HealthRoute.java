package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.function.BooleanSupplier;

/** Answers 200 where one condition of the hub's health holds, else a refusal that asks to retry later. */
public final class HealthRoute implements RawRoute {
    private final String path;
    private final String status;
    private final BooleanSupplier well;

    private HealthRoute(String path, String status, BooleanSupplier well) {
        this.path = path;
        this.status = status;
        this.well = well;
    }

    /** Answers 200 while uploads can be stored. */
    public static HealthRoute storing(BooleanSupplier canStore) {
        return new HealthRoute("/v1/health", "ok", canStore);
    }

    /** Answers 200 while the process runs, whatever the database does. */
    public static HealthRoute alive() {
        return new HealthRoute("/v1/health/alive", "alive", () -> true);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public RawAnswer answer(WireRequest request) {
        if (!well.getAsBoolean()) {
            throw ProtocolServlet.busy(ErrorCode.OVERLOADED);
        }
        return RawAnswer.json(200, json -> {
            json.writeStringField("status", status);
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }
}
