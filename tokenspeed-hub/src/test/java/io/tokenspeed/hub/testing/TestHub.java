package io.tokenspeed.hub.testing;

import io.tokenspeed.hub.HubApplication;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.database.SharedStores;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.wire.InviteToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A hub on free ports, over a storage that the test can inspect. */
public final class TestHub implements AutoCloseable {
    /** The time at which the test vectors were made, in seconds since the epoch. */
    public static final long NOW = 1_790_000_421;

    /** Held here, because the logging system forgets the level of a logger without references. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("io.tokenspeed.hub.access"), Logger.getLogger("org.hibernate"));

    static {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private static final AuditContext ADMIN = new AuditContext("admin", "", NOW);

    public final TestClock clock;
    public final HubStorage storage;
    public final HubApplication hub;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Closing opened;

    /** Closes what belongs to the hub. */
    private interface Closing {
        void close();
    }

    private TestHub(HubStorage storage, TestClock clock, HubApplication hub, Closing opened) {
        this.storage = storage;
        this.clock = clock;
        this.hub = hub;
        this.opened = opened;
    }

    public static TestHub start(Path folder, HubStorage storage) {
        return start(folder, storage, new TestClock(NOW), Map.of(), null);
    }

    /**
     * Starts a hub.
     *
     * @param variables settings besides the ports and paths
     * @param nonces a store of nonces outside the database; null for the database's own
     */
    public static TestHub start(
            Path folder,
            HubStorage storage,
            TestClock clock,
            Map<String, String> variables,
            @Nullable NonceStore nonces) {
        HubSettings settings = settings(folder, variables);
        try {
            HubApplication hub = nonces == null
                    ? HubApplication.start(settings, storage, clock)
                    : HubApplication.start(
                            settings,
                            storage,
                            new SharedStores(nonces, false, storage.shared().budgets()),
                            clock);
            return new TestHub(storage, clock, hub, storage::close);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a hub on the databases that its settings name. */
    public static TestHub start(Path folder, OpenDatabase database, TestClock clock, Map<String, String> variables) {
        try {
            HubApplication hub = HubApplication.start(settings(folder, variables), database, clock);
            return new TestHub(database.storage(), clock, hub, database::close);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static HubSettings settings(Path folder, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of(
                "HOME", folder.toString(),
                "TS_HUB_PORT", "0",
                "TS_HUB_ADMIN_PORT", "0",
                "TS_HUB_LIMITS_SOURCE_BURST", "1000000"));
        if (variables.containsKey("TS_HUB_DATABASE_URL")) {
            all.put(
                    "TS_HUB_KEY_FILE",
                    folder.resolve(".local/share/tokenspeed/hub/hub-keys.json").toString());
        }
        all.putAll(variables);
        return HubSettings.of(Environment.of(all, folder));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + hub.port());
    }

    public long now() {
        return clock.now();
    }

    public Reply send(Signing signing) {
        return send(signing.builder(uri()));
    }

    /** Sends a request to another node. */
    public Reply sendTo(HubApplication node, Signing signing) {
        return send(signing.builder(URI.create("http://127.0.0.1:" + node.port())));
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(uri().resolve(path)));
    }

    public Reply getAdmin(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.adminPort() + path)));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public InviteToken invite(int maxUses, boolean requireApproval) {
        InviteToken token = InviteToken.random(new SecureRandom());
        invite(token, maxUses, requireApproval, NOW + 86_400);
        return token;
    }

    public void invite(InviteToken token, int maxUses, boolean requireApproval, long expiresAt) {
        storage.admin()
                .invites()
                .create(
                        new Invite(
                                token.id(),
                                new InviteTerms("", "default", maxUses, requireApproval),
                                0,
                                NOW,
                                expiresAt,
                                null,
                                "admin"),
                        token.digest(),
                        ADMIN);
    }

    /** Creates a device that may upload. */
    public TestDevice device() {
        TestDevice device = TestDevice.random();
        Reply reply = send(device.enrol(invite(1, false), now()));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.verdict());
        }
        return device;
    }

    /** Everything in the database that a request could change, as one text. */
    public String state() {
        return String.join(
                "\n",
                storage.admin().devices().list().toString(),
                storage.admin().invites().list().toString(),
                storage.admin().keys().dataKeys().toString(),
                storage.admin().audit().latest(Long.MAX_VALUE, 1000).toString(),
                Long.toString(storage.shared().nonces().live()),
                storage.tokens()
                        .usage(null)
                        .summary(UsageFilter.all(ZoneOffset.UTC))
                        .toString());
    }

    /** The number of requests that count. */
    public long requests() {
        return storage.tokens()
                .usage(null)
                .summary(UsageFilter.all(ZoneOffset.UTC))
                .requests();
    }

    /** The number of a device's requests that count. */
    public long requests(TestDevice device) {
        return storage.tokens()
                .usage(device.deviceId())
                .summary(UsageFilter.all(ZoneOffset.UTC))
                .requests();
    }

    @Override
    public void close() {
        hub.close();
        opened.close();
    }
}
