package io.tokenspeed.hub.predecessor;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.hub.key.SecretVault;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Enrols a device of the predecessor with an invite and hands out its key, once. A known id never gets a key again,
 * whatever invite it presents.
 */
public final class RegisterRoute implements RawRoute {
    private static final Set<String> BODY = Set.of("deviceId", "anonUserId", "label", "inviteToken");
    private static final Pattern TOKEN = Pattern.compile(".{1,200}");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}\\p{P} ]{0,80}");

    private final DeviceTable devices;
    private final SecretVault vault;
    private final TokenBuckets failures;
    private final SecureRandom random;

    /**
     * The route.
     *
     * @param failures counts wrong invites per network address
     */
    public RegisterRoute(DeviceTable devices, SecretVault vault, TokenBuckets failures, SecureRandom random) {
        this.devices = devices;
        this.vault = vault;
        this.failures = failures;
        this.random = random;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/devices/register";
    }

    @Override
    public RawAnswer answer(WireRequest request) throws IOException {
        request.checkLength(Limits.ENROL_BYTES);
        PredecessorObject body = PredecessorObject.read(request.body(), BODY);
        String told = body.text("deviceId", PredecessorForm.DEVICE_ID);
        String deviceId = told == null ? PredecessorForm.newDeviceId(random) : told;
        String userId = Objects.requireNonNullElse(body.text("anonUserId", PredecessorForm.USER_ID), deviceId);
        String label = Objects.requireNonNullElse(body.text("label", LABEL), "");
        DeviceSecret secret = DeviceSecret.random(random);
        if (failures.of(request.source()).getAvailableTokens() == 0) {
            throw Refusal.retryAfter(ErrorCode.RATE_LIMITED, 60);
        }
        Enrolment enrolment = new Enrolment(
                deviceId,
                DeviceScheme.LEGACY,
                label,
                "",
                null,
                Sha256.hex(body.needed("inviteToken", TOKEN)),
                vault.seal(deviceId, PredecessorForm.KEY_ID, secret, KeyState.ACTIVE, null),
                null);
        EnrolResult result =
                devices.enrol(enrolment, new AuditContext(deviceId, request.requestId(), request.receivedAt()));
        return switch (result) {
            case ACTIVE, PENDING -> answer(deviceId, userId, secret, result);
            default -> throw refused(request.source());
        };
    }

    private Refusal refused(String source) {
        failures.of(source).tryConsume(1);
        return Refusal.of(ErrorCode.INVITE_INVALID);
    }

    private static RawAnswer answer(String deviceId, String userId, DeviceSecret secret, EnrolResult result) {
        return RawAnswer.json(200, json -> {
            json.writeStringField("deviceId", deviceId);
            json.writeStringField("anonUserId", userId);
            json.writeStringField("signingKey", PredecessorSignature.keyText(secret));
            json.writeStringField("status", result == EnrolResult.ACTIVE ? "active" : "pending");
        });
    }
}
