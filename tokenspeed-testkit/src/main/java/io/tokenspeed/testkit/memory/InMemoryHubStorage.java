package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;

/**
 * A hub's storage in memory: the reference that the others are compared with. It keeps the buckets as they came and adds
 * them up for every question. Safe for use by several threads, one at a time.
 */
public final class InMemoryHubStorage implements HubStorage {
    private final HubRecords records = new HubRecords();

    @Override
    public AdminStorage admin() {
        return new MemoryAdmin(records);
    }

    @Override
    public TokenStorage tokens() {
        return new MemoryTokens(records);
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
}
