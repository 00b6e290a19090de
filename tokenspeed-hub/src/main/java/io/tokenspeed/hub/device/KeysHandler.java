package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.signature.KeyTimes;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.server.json.ClosedObject;
import java.util.List;
import java.util.Optional;

/** Takes a device's next key. The current key stays in use until the device signs with the next one. */
public final class KeysHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/devices/self/keys";

    private final AdminStorage storage;
    private final SecretVault vault;
    private final KnownKeys known;
    private final Nonces nonces;

    public KeysHandler(AdminStorage storage, SecretVault vault, KnownKeys known, Nonces nonces) {
        this.storage = storage;
        this.vault = vault;
        this.known = known;
        this.nonces = nonces;
    }

    private record NewKey(String keyId, DeviceSecret secret, boolean retireNow) {}

    @Override
    public RawAnswer answer(Signed request) {
        NonceUse nonce = request.headers().nonceUse();
        NewKey wanted;
        List<DeviceKey> keys;
        try {
            wanted = read(request);
            keys = storage.keys().list(request.deviceId());
            checkSequence(wanted, keys);
        } catch (Refusal refusal) {
            nonces.take(nonce);
            throw refusal;
        }
        Optional<DeviceKey> same = same(wanted, keys, request.receivedAt());
        if (same.isPresent()) {
            nonces.take(nonce);
            return answer(wanted.keyId(), same.get().state());
        }
        long end = request.receivedAt() + KeyTimes.OVERLAP_SECONDS;
        DeviceKey next = vault.seal(request.deviceId(), wanted.keyId(), wanted.secret(), KeyState.PENDING, end);
        if (!storage.keys().addPending(next, wanted.retireNow(), nonces.forTransaction(nonce), request.act())) {
            throw Refusal.of(ErrorCode.NONCE_REPLAYED);
        }
        known.drop(request.deviceId());
        return answer(wanted.keyId(), KeyState.PENDING);
    }

    private static NewKey read(Signed request) {
        request.headers().checkPlainJson();
        ClosedObject body = DeviceBody.of(request.body());
        NewKey key = new NewKey(
                body.text("newKeyId", WireFormat.KEY_ID), Secrets.of(body, "newSecret"), body.flag("retireNow", false));
        body.close();
        return key;
    }

    /** Refuses a key that neither has the next number nor repeats the current key. */
    private void checkSequence(NewKey wanted, List<DeviceKey> keys) {
        int current = keys.stream()
                .filter(key -> key.state() == KeyState.ACTIVE)
                .mapToInt(key -> number(key.keyId()))
                .max()
                .orElse(0);
        boolean again = keys.stream()
                .anyMatch(key -> key.state() == KeyState.ACTIVE
                        && key.keyId().equals(wanted.keyId())
                        && vault.open(key).equals(wanted.secret()));
        if (!again && number(wanted.keyId()) != current + 1) {
            throw Refusal.of(ErrorCode.KEY_SEQUENCE);
        }
    }

    private Optional<DeviceKey> same(NewKey wanted, List<DeviceKey> keys, long now) {
        return keys.stream()
                .filter(key -> key.keyId().equals(wanted.keyId()))
                .filter(key -> key.notAfterSeconds() == null || key.notAfterSeconds() >= now)
                .filter(key -> vault.open(key).equals(wanted.secret()))
                .findFirst();
    }

    private static int number(String keyId) {
        return Integer.parseInt(keyId.substring(1));
    }

    private static RawAnswer answer(String keyId, KeyState state) {
        return RawAnswer.json(200, json -> {
            json.writeStringField("keyId", keyId);
            json.writeStringField("state", state == KeyState.PENDING ? "pending" : "active");
        });
    }
}
