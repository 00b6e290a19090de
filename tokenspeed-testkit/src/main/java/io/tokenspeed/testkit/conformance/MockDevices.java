package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.Signature;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The devices of a mock hub. Checks every signed request in the protocol's order. */
final class MockDevices {
    private static final String NO_BODY = Sha256.hex("");

    private final LongSupplier clock;
    private final Map<String, MockDevice> devices = new HashMap<>();
    private final Map<String, Integer> invites = new HashMap<>();
    private final Set<String> nonces = new HashSet<>();

    MockDevices(LongSupplier clock) {
        this.clock = clock;
    }

    void put(String deviceId, DeviceSecret secret) {
        devices.put(deviceId, new MockDevice(secret));
    }

    void invite(String token, int uses) {
        invites.put(token, uses);
    }

    void status(String deviceId, String status) {
        device(deviceId).status = status;
    }

    String status(String deviceId) {
        return device(deviceId).status;
    }

    void forgetKey(String deviceId, String keyId) {
        MockDevice device = device(deviceId);
        device.keys.remove(keyId);
        device.pendingKey = "";
        device.current = device.keys.keySet().iterator().next();
    }

    private MockDevice device(String deviceId) {
        MockDevice device = devices.get(deviceId);
        if (device == null) {
            throw new IllegalArgumentException("no device " + deviceId);
        }
        return device;
    }

    /** The refusal of a signed request; null where the request is valid. */
    @Nullable
    HubReply verify(HubCall call) {
        if (!headersAreWell(call)) {
            return HubReply.problem(400, "header_invalid");
        }
        if (Math.abs(clock.getAsLong() - Long.parseLong(call.header(WireHeader.TIMESTAMP))) > Limits.WINDOW_SECONDS) {
            return HubReply.problem(401, "timestamp_out_of_window");
        }
        MockDevice device = devices.get(call.header(WireHeader.DEVICE_ID));
        if (device == null) {
            return HubReply.problem(401, "device_unknown");
        }
        return device.status.equals("erased") ? HubReply.problem(410, "device_erased") : verify(call, device);
    }

    private @Nullable HubReply verify(HubCall call, MockDevice device) {
        Optional<Signature> signature = Signature.parse(call.header(WireHeader.SIGNATURE));
        String keyId = signature.map(Signature::keyId).orElse("");
        DeviceSecret secret = device.keys.get(keyId);
        if (secret == null) {
            return HubReply.problem(401, "key_unknown");
        }
        if (!signature.orElseThrow().verifies(request(call, keyId), secret)) {
            return HubReply.problem(401, "signature_invalid");
        }
        if (keyId.equals(device.pendingKey)) {
            device.current = keyId;
            device.pendingKey = "";
        }
        if (device.status.equals("pending")) {
            return HubReply.problem(403, "device_pending").with("Retry-After", "60");
        }
        if (device.status.equals("revoked")) {
            return HubReply.problem(403, "device_revoked");
        }
        return nonces.add(call.header(WireHeader.DEVICE_ID) + call.header(WireHeader.NONCE))
                ? null
                : HubReply.problem(409, "nonce_replayed");
    }

    private static boolean headersAreWell(HubCall call) {
        boolean body = call.wire().length > 0;
        return WireFormat.DEVICE_ID.matcher(call.header(WireHeader.DEVICE_ID)).matches()
                && WireFormat.TIMESTAMP
                        .matcher(call.header(WireHeader.TIMESTAMP))
                        .matches()
                && WireFormat.NONCE.matcher(call.header(WireHeader.NONCE)).matches()
                && Signature.parse(call.header(WireHeader.SIGNATURE)).isPresent()
                && call.header("Content-Type").equals(body ? "application/json" : "");
    }

    private static SignedRequest request(HubCall call, String keyId) {
        byte[] wire = call.wire();
        return new SignedRequest(
                call.method(),
                call.path(),
                call.query(),
                call.header(WireHeader.DEVICE_ID),
                keyId,
                call.header(WireHeader.TIMESTAMP),
                call.header(WireHeader.NONCE),
                call.header("Content-Type"),
                call.header("Content-Encoding"),
                wire.length == 0 ? NO_BODY : Sha256.hex(wire));
    }

    HubReply enrol(HubCall call, JsonNode json) {
        DeviceSecret secret = DeviceSecret.parse(json.path("deviceSecret").asText());
        Optional<Signature> signature = Signature.parse(call.header(WireHeader.SIGNATURE));
        boolean proven =
                headersAreWell(call) && signature.isPresent() && signature.get().verifies(request(call, "k1"), secret);
        if (!proven) {
            return HubReply.problem(401, "signature_invalid");
        }
        String id = call.header(WireHeader.DEVICE_ID);
        MockDevice known = devices.get(id);
        if (known != null) {
            boolean same = Optional.of(secret).equals(Optional.ofNullable(known.keys.get("k1")));
            return same ? enrolled(200, id) : HubReply.problem(409, "device_conflict");
        }
        int uses = invites.getOrDefault(json.path("inviteToken").asText(), 0);
        if (uses < 1) {
            return HubReply.problem(403, "invite_invalid");
        }
        invites.put(json.path("inviteToken").asText(), uses - 1);
        put(id, secret);
        return enrolled(201, id);
    }

    private HubReply enrolled(int status, String id) {
        return HubReply.json(
                status,
                "{\"deviceId\":\"" + id + "\",\"keyId\":\"k1\",\"status\":\"" + device(id).status
                        + "\",\"hubId\":\"tsh_mock\",\"hubEpoch\":\"e_1\",\"serverTime\":" + clock.getAsLong() + "}");
    }

    HubReply rotate(String deviceId, HubCall call, JsonNode json) {
        MockDevice device = device(deviceId);
        String fresh = json.path("newKeyId").asText();
        int next = Integer.parseInt(device.current.substring(1)) + 1;
        if (!fresh.equals("k" + next) || !call.header(WireHeader.SIGNATURE).startsWith("v1." + device.current)) {
            return HubReply.problem(409, "key_sequence");
        }
        device.keys.put(fresh, DeviceSecret.parse(json.path("newSecret").asText()));
        device.pendingKey = fresh;
        return HubReply.json(200, "{\"keyId\":\"" + fresh + "\",\"state\":\"pending\"}");
    }
}
