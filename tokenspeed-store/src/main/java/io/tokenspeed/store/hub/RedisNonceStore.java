package io.tokenspeed.store.hub;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.tokenspeed.model.hub.NonceResult;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.hub.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Nonces in Redis, for several nodes of a hub. A device's nonces are one sorted set by their end, and a script looks,
 * counts and adds in one step, so that neither two nodes nor the limit can be fooled. Redis forgets a device by itself
 * when its last nonce ended. A Redis that does not answer soon fails the call.
 */
public final class RedisNonceStore implements NonceStore {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PREFIX = "tokenspeed:nonces:";
    private static final int PAGE = 500;

    /** The nonce, now, the limit, the end of the nonce. Ends are told relative to now, because clocks differ. */
    private static final String TAKE = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2])
            if redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 1 end
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 2 end
            redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
            local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
            redis.call('EXPIRE', KEYS[1], math.max(1, last[2] - ARGV[2] + 1))
            return 0""";

    private static final String COUNT = """
            local nonces = 0
            for _, key in ipairs(KEYS) do nonces = nonces + redis.call('ZCARD', key) end
            return nonces""";

    private static final String PURGE = """
            local nonces = 0
            for _, key in ipairs(KEYS) do
              nonces = nonces + redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. ARGV[1])
            end
            return nonces""";

    private final String where;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private RedisNonceStore(String where, RedisClient client, StatefulRedisConnection<String, String> connection) {
        this.where = where;
        this.client = client;
        this.connection = connection;
    }

    /**
     * Connects, and connects again by itself when the connection is lost.
     *
     * @param url for example {@code redis://host:6379/0}
     * @throws StorageException if nobody answers there
     */
    public static RedisNonceStore connect(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
        String where = uri.getHost() + ":" + uri.getPort();
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            return new RedisNonceStore(where, client, client.connect());
        } catch (RedisException failure) {
            client.shutdown(Duration.ZERO, Duration.ZERO);
            throw failed(where, failure);
        }
    }

    @Override
    public NonceResult take(NonceUse use, int maxLive, long now) {
        String[] keys = {PREFIX + use.deviceId()};
        String[] arguments = {use.nonce(), Long.toString(now), Integer.toString(maxLive), Long.toString(use.expiresAt())
        };
        long answer = answered(() -> commands().<Long>eval(TAKE, ScriptOutputType.INTEGER, keys, arguments));
        return answer == 0 ? NonceResult.FRESH : answer == 1 ? NonceResult.REPLAYED : NonceResult.TOO_MANY;
    }

    @Override
    public long live() {
        return answered(() -> overAll(COUNT));
    }

    @Override
    public int purge(long now) {
        return Math.toIntExact(answered(() -> overAll(PURGE, Long.toString(now))));
    }

    private long overAll(String script, String... arguments) {
        ScanArgs pages = ScanArgs.Builder.matches(PREFIX + "*").limit(PAGE);
        ScanCursor at = ScanCursor.INITIAL;
        long sum = 0;
        while (!at.isFinished()) {
            KeyScanCursor<String> page = commands().scan(at, pages);
            List<String> keys = page.getKeys();
            if (!keys.isEmpty()) {
                Long part = commands().eval(script, ScriptOutputType.INTEGER, keys.toArray(String[]::new), arguments);
                sum += part;
            }
            at = page;
        }
        return sum;
    }

    private RedisCommands<String, String> commands() {
        return connection.sync();
    }

    private long answered(Supplier<Long> call) {
        try {
            return call.get();
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
