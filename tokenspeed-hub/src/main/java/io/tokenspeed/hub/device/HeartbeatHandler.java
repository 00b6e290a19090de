package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.Answer;
import io.tokenspeed.hub.json.ClientMember;
import io.tokenspeed.hub.json.ClosedObject;
import io.tokenspeed.hub.json.StrictJson;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.hub.DeviceTable;
import io.tokenspeed.model.hub.Heartbeat;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a sign of life of a device that has nothing to upload. */
public final class HeartbeatHandler implements SignedRoute.Handler {
    /** Its path. */
    public static final String PATH = "/v1/devices/self/heartbeat";

    private static final Set<String> QUEUES = Set.of("empty", "low", "mid", "high");
    private static final Pattern UPDATE_STATE = Pattern.compile("[a-z_]{1,32}");
    private static final long MAX = 9_007_199_254_740_991L;

    private final DeviceTable devices;
    private final CurrentConfig config;
    private final Nonces nonces;

    public HeartbeatHandler(DeviceTable devices, CurrentConfig config, Nonces nonces) {
        this.devices = devices;
        this.config = config;
        this.nonces = nonces;
    }

    @Override
    public Answer answer(Signed request) {
        nonces.take(request.headers().nonceUse());
        request.headers().checkPlainJson();
        devices.seen(request.deviceId(), read(StrictJson.object(request.body()), request.receivedAt()));
        return Answer.json(200, json -> {
            json.writeStringField("status", "ok");
            config.get().tail(request).write(json);
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }

    private static Heartbeat read(ClosedObject body, long now) {
        body.version();
        String version = ClientMember.of(body).version();
        String queue = body.word("queue", QUEUES);
        ClosedObject ledger = body.object("ledger");
        long records = ledger.integer("ackedRecords", 0, MAX);
        long requests = ledger.integer("ackedRequests", 0, MAX);
        ledger.close();
        if (body.has("updateState")) {
            body.text("updateState", UPDATE_STATE);
        }
        body.close();
        return new Heartbeat(version, queue, records, requests, now);
    }
}
