package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.hub.signature.BodyDigest;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.SignedHeaders;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.model.wire.Limits;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Enrols invited devices. The request is signed with the secret that it carries, which proves that both sides hold the
 * same bytes. A device that repeats itself gets the same answer and needs no invite.
 */
public final class EnrolRoute implements RawRoute {
    private static final String FIRST_KEY = "k1";

    private final AdminStorage storage;
    private final SecretVault vault;
    private final Nonces nonces;
    private final CurrentConfig config;
    private final InviteFailures failures;

    public EnrolRoute(AdminStorage storage, SecretVault vault, Nonces nonces, CurrentConfig config, Clock clock) {
        this.storage = storage;
        this.vault = vault;
        this.nonces = nonces;
        this.config = config;
        this.failures = new InviteFailures(clock);
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/devices/enroll";
    }

    @Override
    public RawAnswer answer(WireRequest request) throws IOException {
        request.checkLength(Limits.ENROL_BYTES);
        SignedHeaders headers = SignedHeaders.of(request);
        if (!headers.signature().keyId().equals(FIRST_KEY) || !request.query().isEmpty()) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
        byte[] bytes = request.body();
        headers.checkPlainJson();
        EnrolBody body = EnrolBody.read(bytes);
        headers.checkTime(request.receivedAt());
        Optional<Long> erased = storage.devices().erasedAt(headers.deviceId());
        if (erased.isPresent()) {
            throw Refusal.erased(erased.get());
        }
        String digest = BodyDigest.of(request, bytes);
        if (!headers.signature().verifies(headers.signed(request, digest), body.secret())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        Optional<Device> known = storage.devices().find(headers.deviceId());
        return known.isPresent() ? again(known.get(), headers, body, request) : enrol(headers, body, request);
    }

    /** Answers a repeated enrolment. Uses up no invite, and counts no wrong one. */
    private RawAnswer again(Device device, SignedHeaders headers, EnrolBody body, WireRequest request) {
        if (device.status() == DeviceStatus.REVOKED) {
            throw Refusal.of(ErrorCode.DEVICE_REVOKED);
        }
        boolean same = storage.keys()
                .find(device.deviceId(), FIRST_KEY)
                .filter(key -> key.state() == KeyState.ACTIVE)
                .filter(key -> vault.open(key).equals(body.secret()))
                .isPresent();
        if (!same) {
            throw Refusal.of(ErrorCode.DEVICE_CONFLICT);
        }
        nonces.take(headers.nonceUse());
        return answer(200, device.deviceId(), device.status(), request.receivedAt());
    }

    private RawAnswer enrol(SignedHeaders headers, EnrolBody body, WireRequest request) {
        failures.check(request.source());
        String deviceId = headers.deviceId();
        DeviceKey key = vault.seal(deviceId, FIRST_KEY, body.secret(), KeyState.ACTIVE, null);
        Enrolment enrolment = new Enrolment(
                deviceId,
                DeviceScheme.V1,
                body.name(),
                Fingerprint.of(deviceId, body.secret()),
                body.client().version(),
                body.inviteDigest(),
                key,
                nonces.forTransaction(headers.nonceUse()));
        AuditContext act = new AuditContext(deviceId, request.requestId(), request.receivedAt());
        return switch (storage.devices().enrol(enrolment, act)) {
            case ACTIVE -> answer(201, deviceId, DeviceStatus.ACTIVE, request.receivedAt());
            case PENDING -> answer(201, deviceId, DeviceStatus.PENDING, request.receivedAt());
            case INVITE_INVALID -> {
                failures.count(request.source());
                throw Refusal.of(ErrorCode.INVITE_INVALID);
            }
            case DEVICE_EXISTS -> again(storage.devices().find(deviceId).orElseThrow(), headers, body, request);
            case DEVICE_ERASED -> throw Refusal.of(ErrorCode.DEVICE_ERASED);
            case NONCE_REPLAYED -> throw Refusal.of(ErrorCode.NONCE_REPLAYED);
        };
    }

    private RawAnswer answer(int status, String deviceId, DeviceStatus state, long now) {
        DeviceConfig current = config.get();
        return RawAnswer.json(status, json -> {
            json.writeStringField("deviceId", deviceId);
            json.writeStringField("keyId", FIRST_KEY);
            json.writeStringField("status", state.text());
            json.writeStringField("hubId", current.identity().hubId());
            current.write(json);
            current.writeTail(json);
            json.writeNumberField("serverTime", now);
        });
    }
}
