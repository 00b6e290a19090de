package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.json.ClosedObject;
import java.util.Set;

/** Erases a device at the device's own request. */
public final class ForgetHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/devices/self/forget";

    private final DeviceControl devices;
    private final Nonces nonces;

    public ForgetHandler(DeviceControl devices, Nonces nonces) {
        this.devices = devices;
        this.nonces = nonces;
    }

    @Override
    public RawAnswer answer(Signed request) {
        try {
            read(request);
        } catch (Refusal refusal) {
            nonces.take(request.headers().nonceUse());
            throw refusal;
        }
        boolean erased = devices.forget(
                request.deviceId(), nonces.forTransaction(request.headers().nonceUse()), request.act());
        if (!erased) {
            throw Refusal.of(ErrorCode.NONCE_REPLAYED);
        }
        return RawAnswer.json(200, json -> json.writeStringField("status", "erased"));
    }

    private static void read(Signed request) {
        request.headers().checkPlainJson();
        ClosedObject body = DeviceBody.of(request.body());
        body.word("confirm", Set.of("forget"));
        body.close();
    }
}
