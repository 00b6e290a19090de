package io.tokenspeed.store.hub.shared;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.tokenspeed.model.storage.StorageException;
import java.time.Duration;
import java.util.function.Function;

/**
 * A connection to Redis that reconnects by itself. A call fails if Redis does not answer within two seconds. Safe for
 * use by several threads.
 */
final class RedisLink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String where;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private RedisLink(String where, RedisClient client, StatefulRedisConnection<String, String> connection) {
        this.where = where;
        this.client = client;
        this.connection = connection;
    }

    static RedisLink connect(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
        String where = uri.getHost() + ":" + uri.getPort();
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            return new RedisLink(where, client, client.connect());
        } catch (RedisException failure) {
            client.shutdown(Duration.ZERO, Duration.ZERO);
            throw failed(where, failure);
        }
    }

    /** Runs a Lua script that returns a number. */
    long run(String script, String[] keys, String... arguments) {
        return ask(commands -> commands.<Long>eval(script, ScriptOutputType.INTEGER, keys, arguments));
    }

    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try {
            return question.apply(connection.sync());
        } catch (RedisException failure) {
            throw failed(where, failure);
        }
    }

    private static StorageException failed(String where, RedisException failure) {
        return new StorageException(
                "Redis at " + where + " cannot be used: " + failure.getMessage() + "; see that it runs.", failure);
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ZERO);
    }
}
