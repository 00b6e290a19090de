package io.tokenspeed.hub.config;

import io.tokenspeed.server.settings.ConfigException;
import io.tokenspeed.server.settings.Values;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub keeps its data.
 *
 * @param databasePath the SQLite file, where no server is given
 * @param server the PostgreSQL database; null for SQLite
 * @param redisUrl the Redis server for nonces and budgets; null keeps both in the database
 * @param keyFile the file of the hub's own keys
 * @param journal the file of the journal, which must survive a restore of the database
 */
public record StorageSettings(
        Path databasePath,
        @Nullable DatabaseServer server,
        @Nullable String redisUrl,
        Path keyFile,
        Path journal) {
    private static final String HOME = ".local/share/tokenspeed/hub";

    /** Reads the settings of a hub whose operator has this home folder. */
    static StorageSettings of(Values values, Path home) {
        Path database = values.path(
                "database.path", "TS_HUB_DB_PATH", home.resolve(HOME).resolve("hub.sqlite"));
        DatabaseServer server = server(values);
        Path keyFile = keyFile(values, server, database);
        return new StorageSettings(
                database,
                server,
                values.text("redis.url").orElse(null),
                keyFile,
                values.path("journal", "TS_HUB_JOURNAL", keyFile.resolveSibling("hub-journal.jsonl")));
    }

    /**
     * Demands a key file by name where nodes share a server, because all nodes need the same keys, and a default folder
     * would give each node keys of its own.
     */
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
}
