package io.tokenspeed.hub.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.access.AccessToken;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator decides about a hub. Secrets in it do not show themselves in text.
 *
 * @param bind the address to listen at
 * @param port the port of the API; 0 for any
 * @param adminPort the port of metrics and health on this machine; 0 for any
 * @param databasePath the SQLite file, where no server is given
 * @param server the PostgreSQL database; null for SQLite
 * @param redisUrl where nonces are kept; null for the database
 * @param keyFile the file of the hub's own keys
 * @param journal the file of what must survive a restore
 * @param limits how much of everything is taken
 * @param tools the tools that records may name; empty for all
 * @param models the models that records may name; empty for all
 * @param tokenspeedMonitor whether devices of the predecessor are served
 * @param trustedProxies addresses whose word on a request's source is taken
 * @param adminToken opens the admin API; null closes it
 * @param readToken opens the dashboard; null for none
 */
public record HubSettings(
        String bind,
        int port,
        int adminPort,
        Path databasePath,
        @Nullable DatabaseServer server,
        @Nullable String redisUrl,
        Path keyFile,
        Path journal,
        HubLimits limits,
        Set<String> tools,
        Set<String> models,
        boolean tokenspeedMonitor,
        Set<InetAddress> trustedProxies,
        @Nullable AccessToken adminToken,
        @Nullable AccessToken readToken) {
    /** Names the file. */
    public static final String FILE = "TS_HUB_CONFIG";

    static final String ADMIN_TOKEN = "TS_HUB_ADMIN_TOKEN";
    static final String READ_TOKEN = "TS_HUB_READ_TOKEN";

    private static final String HOME = ".local/share/tokenspeed/hub";
    private static final int PORT = 3476;
    private static final int ADMIN_PORT = 3477;
    private static final int MAX_PORT = 65_535;

    public HubSettings {
        tools = Set.copyOf(tools);
        models = Set.copyOf(models);
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /**
     * The settings of an environment and the file that it names.
     *
     * @throws ConfigException if one is wrong or unknown, or the file cannot be read
     */
    public static HubSettings of(Environment environment) {
        Values values = Values.of(environment);
        Path database = values.path(
                "database.path",
                "TS_HUB_DB_PATH",
                environment.home().resolve(HOME).resolve("hub.sqlite"));
        DatabaseServer server = server(values);
        Path keyFile = keyFile(values, server, database);
        HubSettings settings = new HubSettings(
                values.text("bind").orElse("127.0.0.1"),
                values.number("port", PORT, 0, MAX_PORT),
                values.number("adminPort", ADMIN_PORT, 0, MAX_PORT),
                database,
                server,
                values.text("redis.url").orElse(null),
                keyFile,
                values.path("journal", "TS_HUB_JOURNAL", keyFile.resolveSibling("hub-journal.jsonl")),
                HubLimits.of(values),
                values.names("allow.tools"),
                values.names("allow.models"),
                values.flag("compat.tokenspeedMonitor"),
                values.addresses("proxies.trusted"),
                token(environment, ADMIN_TOKEN),
                token(environment, READ_TOKEN));
        values.refuseUnknown();
        return settings;
    }

    /** Nodes that share a server must share the key file, which a folder of each node's own would hide. */
    private static Path keyFile(Values values, @Nullable DatabaseServer server, Path database) {
        Optional<Path> named = values.path("keyFile", "TS_HUB_KEY_FILE");
        if (named.isEmpty() && server != null) {
            throw new ConfigException("TS_HUB_KEY_FILE must name the key file when database.url is set, and the same"
                    + " keys at every node; keyFile in hub.yml may name it, too.");
        }
        return named.orElse(database.resolveSibling("hub-keys.json"));
    }

    private static @Nullable DatabaseServer server(Values values) {
        String user = values.text("database.user").orElse("");
        String password = values.text("database.password").orElse("");
        return values.text("database.url")
                .map(url -> new DatabaseServer(url, user, password))
                .orElse(null);
    }

    private static @Nullable AccessToken token(Environment environment, String name) {
        return environment
                .variable(name)
                .map(text -> AccessToken.of(text.strip())
                        .orElseThrow(() -> new ConfigException(name + " " + AccessToken.RULE)))
                .orElse(null);
    }
}
