package io.tokenspeed.store.hub.shared;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import java.util.List;

/** Budgets in Redis, for several nodes of a hub: one key per budget, which expires in Redis when the budget is full. */
public final class RedisBudgetStore implements BudgetStore {
    private static final String PREFIX = "tokenspeed:budget:";

    /**
     * Arguments: now, in microseconds since the epoch, and the microseconds spent. Numbers below 2^53 stay exact in
     * Lua.
     */
    private static final String SPEND = """
            local full = tonumber(redis.call('GET', KEYS[1]) or '0')
            local now, spent = tonumber(ARGV[1]), tonumber(ARGV[2])
            if spent == 0 then return full end
            full = math.max(full, now) + spent
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
            return full""";

    private final RedisLink redis;

    private RedisBudgetStore(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Connects, and reconnects by itself when the connection is lost.
     *
     * @param url for example {@code redis://host:6379/0}
     * @throws io.tokenspeed.model.storage.StorageException if no Redis answers there
     */
    public static RedisBudgetStore connect(String url) {
        return new RedisBudgetStore(RedisLink.connect(url));
    }

    @Override
    public List<Long> spend(List<Spending> spendings, long now) {
        return spendings.stream().map(spending -> spend(spending, now)).toList();
    }

    private long spend(Spending spending, long now) {
        String[] keys = {PREFIX + spending.budget() + ":" + spending.deviceId()};
        return redis.run(SPEND, keys, Long.toString(now), Long.toString(spending.micros()));
    }

    /** Does nothing: keys expire in Redis. */
    @Override
    public int purge(long now) {
        return 0;
    }

    @Override
    public void close() {
        redis.close();
    }
}
