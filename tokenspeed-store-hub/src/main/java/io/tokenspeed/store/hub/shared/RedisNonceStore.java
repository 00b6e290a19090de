package io.tokenspeed.store.hub.shared;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import java.util.List;

/**
 * Nonces in Redis, for several nodes of a hub. Each device has one sorted set, scored by the end of each nonce. One
 * script looks up, counts and adds in a single step, so two nodes cannot take the same nonce or pass the limit. A set
 * expires in Redis after its last nonce has ended.
 */
public final class RedisNonceStore implements NonceStore {
    private static final String PREFIX = "tokenspeed:nonces:";
    private static final int PAGE = 500;

    /**
     * Arguments: nonce, now, limit, end of the nonce. The set expires relative to now, because Redis's clock may
     * differ.
     */
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

    private final RedisLink redis;

    private RedisNonceStore(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Connects, and reconnects by itself when the connection is lost.
     *
     * @param url for example {@code redis://host:6379/0}
     * @throws io.tokenspeed.model.storage.StorageException if no Redis answers there
     */
    public static RedisNonceStore connect(String url) {
        return new RedisNonceStore(RedisLink.connect(url));
    }

    @Override
    public NonceResult take(NonceUse use, int maxLive, long now) {
        String[] keys = {PREFIX + use.deviceId()};
        long answer = redis.run(
                TAKE, keys, use.nonce(), Long.toString(now), Integer.toString(maxLive), Long.toString(use.expiresAt()));
        return answer == 0 ? NonceResult.FRESH : answer == 1 ? NonceResult.REPLAYED : NonceResult.TOO_MANY;
    }

    @Override
    public long live() {
        return overAll(COUNT);
    }

    @Override
    public int purge(long now) {
        return Math.toIntExact(overAll(PURGE, Long.toString(now)));
    }

    private long overAll(String script, String... arguments) {
        ScanArgs pages = ScanArgs.Builder.matches(PREFIX + "*").limit(PAGE);
        ScanCursor at = ScanCursor.INITIAL;
        long sum = 0;
        while (!at.isFinished()) {
            ScanCursor from = at;
            KeyScanCursor<String> page = redis.ask(commands -> commands.scan(from, pages));
            List<String> keys = page.getKeys();
            if (!keys.isEmpty()) {
                sum += redis.run(script, keys.toArray(String[]::new), arguments);
            }
            at = page;
        }
        return sum;
    }

    @Override
    public void close() {
        redis.close();
    }
}
