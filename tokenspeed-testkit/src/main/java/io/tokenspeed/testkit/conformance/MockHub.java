package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.WireHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A hub in memory that keeps the protocol's rules about signatures, nonces, revisions and receipts, remembers every
 * byte, and misbehaves as its script says. It decides honest answers under one lock.
 */
public final class MockHub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LongSupplier clock;
    private final MockDevices devices;
    private final MockLedger ledger;
    private final List<HubCall> calls = new ArrayList<>();
    private HubScript script = call -> null;
    private String epoch = "e_1";
    private long resendSince;
    private String configMembers = "";
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /**
     * A hub that does not listen yet.
     *
     * @param clock gives the seconds since the epoch
     */
    public MockHub(LongSupplier clock) {
        this.clock = clock;
        this.devices = new MockDevices(clock);
        this.ledger = new MockLedger(clock);
    }

    /** Listens on a free port of this machine and returns the hub's address. */
    public synchronized String start() {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            ExecutorService pool = Executors.newCachedThreadPool();
            fresh.setExecutor(pool);
            fresh.createContext("/", this::serve);
            fresh.start();
            server = fresh;
            threads = pool;
            return "http://127.0.0.1:" + fresh.getAddress().getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sets the script that replaces honest answers from now on. */
    public synchronized void script(HubScript next) {
        script = next;
    }

    /** Adds a device without an enrolment. */
    public synchronized void know(String deviceId, DeviceSecret secret) {
        devices.put(deviceId, secret);
    }

    /** Lets an invite enrol devices. */
    public synchronized void invite(String token, int uses) {
        devices.invite(token, uses);
    }

    /** Sets a device's status: {@code active}, {@code pending}, {@code revoked} or {@code erased}. */
    public synchronized void status(String deviceId, String status) {
        devices.status(deviceId, status);
        if (status.equals("erased")) {
            ledger.erase(deviceId);
        }
    }

    /** Forgets a key of a device, as a hub does that is restored from an old backup. */
    public synchronized void forgetKey(String deviceId, String keyId) {
        devices.forgetKey(deviceId, keyId);
    }

    /**
     * Loses all records and receipts, as a hub does that is restored from an old backup, and asks for them again.
     *
     * @param since the time since which records are lost, in seconds since the epoch
     */
    public synchronized void restoreEmpty(String newEpoch, long since) {
        ledger.clear();
        epoch = newEpoch;
        resendSince = since;
    }

    /** Sets further members of the configuration, each beginning with a comma. */
    public synchronized void config(String members) {
        configMembers = members;
    }

    /** The records that this hub holds, by device and bucket. */
    public synchronized Map<String, StoredBucket> buckets() {
        return new HashMap<>(ledger.buckets());
    }

    /** All calls that reached this hub. */
    public synchronized List<HubCall> calls() {
        return new ArrayList<>(calls);
    }

    /** The calls of one path that reached this hub. */
    public synchronized List<HubCall> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Waits for the next call, at most {@code millis} milliseconds. */
    synchronized void awaitCall(long millis) throws InterruptedException {
        int before = calls.size();
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; calls.size() == before && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** The sum of requests that this hub holds. */
    public synchronized long requests() {
        return ledger.buckets().values().stream()
                .mapToLong(StoredBucket::requests)
                .sum();
    }

    /** The sum of tokens that this hub holds. */
    public synchronized long tokens() {
        return ledger.buckets().values().stream()
                .mapToLong(StoredBucket::tokens)
                .sum();
    }

    /** Answers a call, as if it came over the network. */
    public synchronized HubReply handle(HubCall call) {
        calls.add(call);
        notifyAll();
        HubReply scripted = script.answer(call);
        HubReply reply = scripted == null ? honest(call) : scripted;
        return reply.headers().containsKey("X-No-Time")
                ? reply
                : reply.with(WireHeader.SERVER_TIME, Long.toString(clock.getAsLong()));
    }

    private HubReply honest(HubCall call) {
        try {
            return call.path().equals("/v1/devices/enroll") ? devices.enrol(call, json(call)) : signed(call);
        } catch (JsonProcessingException | UncheckedIOException malformed) {
            return HubReply.problem(400, "malformed_json");
        }
    }

    private HubReply signed(HubCall call) throws JsonProcessingException {
        HubReply refused = devices.verify(call);
        if (refused != null) {
            return refused;
        }
        String device = call.header(WireHeader.DEVICE_ID);
        return switch (call.path()) {
            case "/v1/devices/self/config" -> HubReply.json(200, configuration(device));
            case "/v1/devices/self/heartbeat" ->
                HubReply.json(200, "{\"status\":\"ok\",\"hubEpoch\":\"" + epoch + "\"" + configMembers + "}");
            case "/v1/devices/self/keys" -> devices.rotate(device, call, json(call));
            case "/v1/devices/self/forget" -> {
                status(device, "erased");
                yield HubReply.json(200, "{\"status\":\"erased\"}");
            }
            case "/v1/ingest/buckets" -> ledger.ingest(device, call, json(call), epoch);
            default -> HubReply.problem(404, "not_found");
        };
    }

    private String configuration(String device) {
        return "{\"deviceId\":\"" + device + "\",\"status\":\"" + devices.status(device)
                + "\",\"hubId\":\"tsh_mock\",\"hubEpoch\":\"" + epoch + "\",\"resendSince\":" + resendSince
                + ",\"schemaVersions\":[1]" + configMembers + "}";
    }

    private static JsonNode json(HubCall call) throws JsonProcessingException {
        return JSON.readTree(call.text());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            HubReply reply = handle(new HubCall(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    query == null ? "" : query,
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Stops listening at once. */
    @Override
    public synchronized void close() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
