package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;

/** Answers an active device with its status and configuration. Devices that wait for approval are refused before. */
public final class ConfigHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/devices/self/config";

    private final CurrentConfig config;
    private final Nonces nonces;

    public ConfigHandler(CurrentConfig config, Nonces nonces) {
        this.config = config;
        this.nonces = nonces;
    }

    @Override
    public RawAnswer answer(Signed request) {
        nonces.take(request.headers().nonceUse());
        DeviceConfig current = config.get();
        return RawAnswer.json(200, json -> {
            json.writeStringField("deviceId", request.deviceId());
            json.writeStringField("keyId", request.headers().signature().keyId());
            json.writeStringField("status", request.known().device().status().text());
            NameMember.write(json, request.known().device().label());
            json.writeStringField("hubId", current.identity().hubId());
            current.write(json);
            current.tail(request).write(json);
            json.writeNumberField("serverTime", request.receivedAt());
        });
    }
}
