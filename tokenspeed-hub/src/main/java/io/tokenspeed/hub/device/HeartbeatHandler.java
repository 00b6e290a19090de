package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.json.ClientMember;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.Heartbeat;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.server.json.ClosedObject;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes heartbeats of devices that have nothing to upload. */
public final class HeartbeatHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/devices/self/heartbeat";

    private static final Set<String> QUEUES = Set.of("empty", "low", "mid", "high");
    private static final Pattern UPDATE_STATE = Pattern.compile("[a-z_]{1,32}");
    private static final long MAX = 9_007_199_254_740_991L;

    private final DeviceTable devices;
    private final DeviceControl control;
    private final CurrentConfig config;
    private final Nonces nonces;

    public HeartbeatHandler(DeviceTable devices, DeviceControl control, CurrentConfig config, Nonces nonces) {
        this.devices = devices;
        this.control = control;
        this.config = config;
        this.nonces = nonces;
    }

    @Override
    public RawAnswer answer(Signed request) {
        nonces.take(request.headers().nonceUse());
        request.headers().checkPlainJson();
        ClosedObject body = DeviceBody.of(request.body());
        Heartbeat heartbeat = read(body, request.receivedAt());
        String name = body.has("name") ? body.text("name", DeviceName.FORM) : "";
        body.close();
        devices.seen(request.deviceId(), heartbeat);
        String called = called(request, name);
        return RawAnswer.json(200, json -> {
            json.writeStringField("status", "ok");
            NameMember.write(json, called);
            config.get().tail(request).write(json);
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }

    /** Returns the device's name from now on. */
    private String called(Signed request, String name) {
        if (name.isEmpty()) {
            return request.known().device().label();
        }
        control.name(request.deviceId(), name, request.act());
        return name;
    }

    private static Heartbeat read(ClosedObject body, long now) {
        DeviceBody.version(body);
        String version = ClientMember.of(body).version();
        String queue = body.word("queue", QUEUES);
        ClosedObject ledger = body.object("ledger");
        long records = ledger.integer("ackedRecords", 0, MAX);
        long requests = ledger.integer("ackedRequests", 0, MAX);
        ledger.close();
        if (body.has("updateState")) {
            body.text("updateState", UPDATE_STATE);
        }
        return new Heartbeat(version, queue, records, requests, now);
    }
}
