package io.tokenspeed.uploader.hub;

import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.uploader.queue.ledger.Gzip;
import io.tokenspeed.uploader.queue.ledger.Payload;
import io.tokenspeed.uploader.settings.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Signs requests of this device and sends them. Every attempt has its own nonce and time. Used by one thread. */
public final class HubClient {
    private static final String JSON = "application/json";
    private static final int COMPRESSED_FROM = 1024;

    private final Transport transport;
    private final SecureRandom random;
    private final LongSupplier hubSeconds;

    /**
     * A client.
     *
     * @param hubSeconds the hub's clock as far as known, in seconds since the epoch
     */
    public HubClient(Transport transport, SecureRandom random, LongSupplier hubSeconds) {
        this.transport = transport;
        this.random = random;
        this.hubSeconds = hubSeconds;
    }

    /** Requests to a hub, as a device that signs with a key. */
    public Calls as(HubAddress hub, String deviceId, SigningKey key) {
        return new Calls(hub, deviceId, key);
    }

    /** Requests to one hub, signed with one key. */
    public final class Calls {
        private final HubAddress hub;
        private final String deviceId;
        private final SigningKey key;

        Calls(HubAddress hub, String deviceId, SigningKey key) {
            this.hub = hub;
            this.deviceId = deviceId;
            this.key = key;
        }

        /** Asks for the configuration. */
        public HubAnswer config() throws IOException, InterruptedException {
            return send("GET", DeviceRoute.CONFIG, Payload.EMPTY, "");
        }

        /** Sends a body, compressed if {@code compress} is set and the body is long enough to gain from it. */
        public HubAnswer post(DeviceRoute route, Payload body, boolean compress)
                throws IOException, InterruptedException {
            boolean gzip = compress && body.length() > COMPRESSED_FROM;
            Payload wire = gzip ? Payload.of(Gzip.of(body.bytes())) : body;
            return send("POST", route, wire, gzip ? "gzip" : "");
        }

        /** Sends a short JSON text. */
        public HubAnswer post(DeviceRoute route, String json) throws IOException, InterruptedException {
            return post(route, Payload.of(json.getBytes(StandardCharsets.UTF_8)), false);
        }

        private HubAnswer send(String method, DeviceRoute route, Payload wire, String encoding)
                throws IOException, InterruptedException {
            SignedRequest request = new SignedRequest(
                    method,
                    route.path(),
                    "",
                    deviceId,
                    key.id(),
                    Long.toString(hubSeconds.getAsLong()),
                    WireFormat.newNonce(random),
                    wire.length() == 0 ? "" : JSON,
                    encoding,
                    wire.sha256());
            OutgoingRequest call =
                    new OutgoingRequest(method, hub.resolve(route.path(), ""), headers(request, key, wire), wire);
            return HubAnswer.of(transport.send(call));
        }
    }

    private static Map<String, String> headers(SignedRequest request, SigningKey key, Payload wire) {
        Map<String, String> headers = new HashMap<>();
        headers.put(WireHeader.DEVICE_ID, request.deviceId());
        headers.put(WireHeader.TIMESTAMP, request.timestamp());
        headers.put(WireHeader.NONCE, request.nonce());
        headers.put(WireHeader.SIGNATURE, request.sign(key.secret()));
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "tokenspeed");
        if (wire.length() > 0) {
            headers.put("Content-Type", request.contentType());
            headers.put(WireHeader.CONTENT_DIGEST, WireHeader.contentDigest(wire.bytes()));
        }
        if (!request.contentEncoding().isEmpty()) {
            headers.put("Content-Encoding", request.contentEncoding());
        }
        return headers;
    }
}
