package io.tokenspeed.uploader.hub;

import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.uploader.queue.Gzip;
import io.tokenspeed.uploader.queue.Payload;
import io.tokenspeed.uploader.settings.DeviceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Signs requests of this device and sends them. Every attempt has a nonce and a time of its own. Used by one thread. */
public final class HubClient {
    private static final String JSON = "application/json";
    private static final int COMPRESSED_FROM = 1024;

    private final Transport transport;
    private final SecureRandom random;
    private final Supplier<Long> hubSeconds;

    /**
     * A client.
     *
     * @param hubSeconds the hub's clock as far as known, in seconds since the epoch
     */
    public HubClient(Transport transport, SecureRandom random, Supplier<Long> hubSeconds) {
        this.transport = transport;
        this.random = random;
        this.hubSeconds = hubSeconds;
    }

    /** Asks for the configuration. */
    public Answer config(HubAddress hub, String deviceId, DeviceKey key) throws IOException, InterruptedException {
        return send(hub, "GET", Route.CONFIG, deviceId, key, Payload.EMPTY, "");
    }

    /** Sends a body, compressed where that pays and is wanted. */
    public Answer post(HubAddress hub, Route route, String deviceId, DeviceKey key, Payload body, boolean compress)
            throws IOException, InterruptedException {
        boolean gzip = compress && body.length() > COMPRESSED_FROM;
        Payload wire = gzip ? Payload.of(Gzip.of(body.bytes())) : body;
        return send(hub, "POST", route, deviceId, key, wire, gzip ? "gzip" : "");
    }

    /** Sends a short JSON text. */
    public Answer post(HubAddress hub, Route route, String deviceId, DeviceKey key, String json)
            throws IOException, InterruptedException {
        return post(hub, route, deviceId, key, Payload.of(json.getBytes(StandardCharsets.UTF_8)), false);
    }

    private Answer send(
            HubAddress hub, String method, Route route, String deviceId, DeviceKey key, Payload wire, String encoding)
            throws IOException, InterruptedException {
        SignedRequest request = new SignedRequest(
                method,
                route.path(),
                "",
                deviceId,
                key.id(),
                Long.toString(hubSeconds.get()),
                WireFormat.newNonce(random),
                wire.length() == 0 ? "" : JSON,
                encoding,
                wire.sha256());
        Call call = new Call(method, hub.resolve(route.path(), ""), headers(request, key, wire), wire);
        return Answer.of(transport.send(call));
    }

    private static Map<String, String> headers(SignedRequest request, DeviceKey key, Payload wire) {
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
