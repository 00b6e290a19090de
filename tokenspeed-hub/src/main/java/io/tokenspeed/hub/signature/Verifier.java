package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.hub.key.KnownKey;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.ErrorCode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides whether a request comes from the device that it names and may be answered. Cheap checks come first; until the
 * signature is verified, nothing is written and the device's status is not told. Safe for use by several threads.
 */
public final class Verifier {
    private static final int APPROVAL_SECONDS = 60;
    private static final int APPROVAL_JITTER = 15;

    private final KeyCheck keys;

    public Verifier(AdminStorage storage, KnownKeys keys) {
        this.keys = new KeyCheck(storage, keys);
    }

    /**
     * Verifies everything about a request but its nonce.
     *
     * @throws Refusal if the request is refused
     */
    public Signed verify(WireRequest request, int maxBody, DeviceRate rate) throws IOException {
        request.checkLength(maxBody);
        QueryForm.check(request);
        SignedHeaders headers = SignedHeaders.of(request);
        long now = request.receivedAt();
        headers.checkTime(now);
        KnownKey known = keys.find(headers.deviceId(), headers.signature().keyId(), now);
        byte[] body = request.body();
        String digest = BodyDigest.of(request, body);
        if (!headers.signature().verifies(headers.signed(request, digest), known.secret())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        AuditContext act = new AuditContext(headers.deviceId(), request.requestId(), now);
        keys.checkRetired(known, act);
        checkStatus(known.device().status());
        Map<String, String> rateHeaders = rate.take(headers.deviceId());
        keys.activate(known, act);
        return new Signed(known, headers, body, request.requestId(), now, rateHeaders);
    }

    private static void checkStatus(DeviceStatus status) {
        switch (status) {
            case ACTIVE -> {}
            case PENDING -> throw pending();
            case REVOKED -> throw Refusal.of(ErrorCode.DEVICE_REVOKED);
        }
    }

    /** The refusal of a device that waits for an admin. */
    public static Refusal pending() {
        int jitter = ThreadLocalRandom.current().nextInt(APPROVAL_JITTER);
        return Refusal.retryAfter(ErrorCode.DEVICE_PENDING, APPROVAL_SECONDS + jitter);
    }
}
