package io.tokenspeed.hub.predecessor;

import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.RawRoute;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.hub.ingest.BucketRules;
import io.tokenspeed.hub.key.KnownKey;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.signature.DeviceRate;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Takes uploads of the predecessor at the path of our own uploads. Hands requests without a device id of the
 * predecessor to our own route.
 */
public final class PredecessorIngestRoute implements RawRoute {
    private static final int NONCE_SECONDS = 360;

    private final RawRoute ours;
    private final HubStorage storage;
    private final KnownKeys keys;
    private final Nonces nonces;
    private final DeviceRate rate;
    private final BucketRules rules;

    /**
     * Both routes in one.
     *
     * @param rate how often a device of the predecessor may send
     * @param rules the hub's rules for buckets
     */
    public PredecessorIngestRoute(
            RawRoute ours, HubStorage storage, KnownKeys keys, Nonces nonces, DeviceRate rate, BucketRules rules) {
        this.ours = ours;
        this.storage = storage;
        this.keys = keys;
        this.nonces = nonces;
        this.rate = rate;
        this.rules = rules;
    }

    @Override
    public String method() {
        return ours.method();
    }

    @Override
    public String path() {
        return ours.path();
    }

    @Override
    public RawAnswer answer(WireRequest request) throws IOException {
        String deviceId = request.header(WireHeader.DEVICE_ID);
        return PredecessorForm.DEVICE_ID.matcher(deviceId).matches() ? take(request, deviceId) : ours.answer(request);
    }

    private RawAnswer take(WireRequest request, String deviceId) throws IOException {
        request.checkLength(Limits.BODY_BYTES);
        String timestamp = header(request, WireHeader.TIMESTAMP, WireFormat.TIMESTAMP);
        String nonce = header(request, WireHeader.NONCE, PredecessorForm.NONCE);
        String signature = header(request, WireHeader.SIGNATURE, PredecessorForm.SIGNATURE);
        long now = request.receivedAt();
        if (Math.abs(now - Long.parseLong(timestamp)) > Limits.WINDOW_SECONDS) {
            throw Refusal.of(ErrorCode.TIMESTAMP_OUT_OF_WINDOW);
        }
        KnownKey known = known(deviceId);
        byte[] body = request.body();
        if (!PredecessorSignature.verifies(known.secret(), timestamp, nonce, body, signature)) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        check(known.device().status());
        rate.take(deviceId);
        NonceUse use = new NonceUse(deviceId, nonce, Long.parseLong(timestamp) + NONCE_SECONDS);
        return store(use, body, now);
    }

    private static String header(WireRequest request, String name, Pattern form) {
        String value = request.header(name);
        if (!form.matcher(value).matches()) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
        return value;
    }

    private KnownKey known(String deviceId) {
        return keys.find(deviceId, PredecessorForm.KEY_ID)
                .filter(key -> key.device().scheme() == DeviceScheme.LEGACY)
                .orElseThrow(() -> Refusal.of(
                        storage.admin().devices().erased(deviceId)
                                ? ErrorCode.DEVICE_ERASED
                                : ErrorCode.DEVICE_UNKNOWN));
    }

    private static void check(DeviceStatus status) {
        if (status != DeviceStatus.ACTIVE) {
            throw Refusal.of(status == DeviceStatus.PENDING ? ErrorCode.DEVICE_PENDING : ErrorCode.DEVICE_REVOKED);
        }
    }

    private RawAnswer store(NonceUse use, byte[] body, long now) {
        PredecessorBuckets read;
        try {
            read = PredecessorBuckets.read(body, use.deviceId(), rules, now);
        } catch (Refusal refused) {
            nonces.take(use);
            throw refused;
        }
        UploadRequest request =
                new UploadRequest(use.deviceId(), nonces.forTransaction(use), nonces.maxLive(), null, now);
        Upload upload = new Upload(request, null, read.buckets(), read.rejected());
        UploadResult result = storage.uploads().store(List.of(upload)).get(0);
        return switch (result.verdict()) {
            case STORED, REPLAYED -> answer(Objects.requireNonNull(result.receipt()), now);
            case NONCE_REPLAYED -> throw Refusal.of(ErrorCode.NONCE_REPLAYED);
            case TOO_MANY_NONCES -> throw Nonces.tooMany();
            case DEVICE_PENDING -> throw Refusal.of(ErrorCode.DEVICE_PENDING);
            case DEVICE_REVOKED -> throw Refusal.of(ErrorCode.DEVICE_REVOKED);
            case DEVICE_ERASED -> throw Refusal.of(ErrorCode.DEVICE_ERASED);
            case DEVICE_UNKNOWN -> throw Refusal.of(ErrorCode.DEVICE_UNKNOWN);
        };
    }

    private static RawAnswer answer(Receipt receipt, long now) {
        return RawAnswer.json(200, json -> {
            json.writeNumberField("accepted", receipt.accepted());
            json.writeNumberField("duplicates", receipt.duplicates());
            json.writeNumberField("rejected", receipt.rejected().size());
            json.writeNumberField("serverTime", now);
        });
    }
}
