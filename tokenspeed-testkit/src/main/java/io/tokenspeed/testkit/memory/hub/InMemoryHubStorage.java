package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;

/**
 * A hub's storage in memory: the reference for all other storages. Safe for use by several threads, one at a time;
 * changes wait while records are being put.
 */
public final class InMemoryHubStorage implements HubStorage {
    private final HubRecords records = new HubRecords();
    private final TokenStorage tokens;

    /** A storage whose token half is in memory, too. */
    public InMemoryHubStorage() {
        this(new InMemoryTokens());
    }

    /** A storage with a given token half. */
    public InMemoryHubStorage(TokenStorage tokens) {
        this.tokens = tokens;
    }

    /** Makes commits of uploads and erasures fail, or no longer fail. */
    public void failCommits(boolean fail) {
        records.failCommits = fail;
    }

    @Override
    public AdminStorage admin() {
        return new MemoryAdmin(records, tokens);
    }

    @Override
    public UploadStorage uploads() {
        return new MemoryUploads(records, tokens);
    }

    @Override
    public TokenStorage tokens() {
        return tokens;
    }

    @Override
    public SharedStorage shared() {
        return new MemoryShared(records);
    }

    private record MemoryShared(HubRecords records) implements SharedStorage {
        @Override
        public NonceStore nonces() {
            return new MemoryNonces(records);
        }

        @Override
        public BudgetStore budgets() {
            return new MemoryBudgets(records);
        }
    }

    @Override
    public void check() {
        tokens.check();
    }

    @Override
    public void close() {}
}
