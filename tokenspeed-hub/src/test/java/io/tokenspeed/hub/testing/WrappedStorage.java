package io.tokenspeed.hub.testing;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.BudgetStore;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.Latencies;
import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A storage that takes uploads in a way of its own and is another one in all else. */
public abstract class WrappedStorage implements HubStorage {
    private final HubStorage inner;

    protected WrappedStorage(HubStorage inner) {
        this.inner = inner;
    }

    /** Stores uploads as {@code inner} would, or not. */
    protected abstract List<UploadResult> store(TokenStorage inner, List<Upload> uploads);

    @Override
    public final AdminStorage admin() {
        return inner.admin();
    }

    @Override
    public final TokenStorage tokens() {
        return new Tokens(inner.tokens());
    }

    @Override
    public final void check() {
        inner.check();
    }

    @Override
    public final void close() {
        inner.close();
    }

    private final class Tokens implements TokenStorage {
        private final TokenStorage tokens;

        Tokens(TokenStorage tokens) {
            this.tokens = tokens;
        }

        @Override
        public List<UploadResult> store(List<Upload> uploads) {
            return WrappedStorage.this.store(tokens, uploads);
        }

        @Override
        public UploadResult storeLegacy(LegacyUpload upload) {
            return tokens.storeLegacy(upload);
        }

        @Override
        public NonceStore nonces() {
            return tokens.nonces();
        }

        @Override
        public BudgetStore budgets() {
            return tokens.budgets();
        }

        @Override
        public UsageReader usage(@Nullable String deviceId) {
            return tokens.usage(deviceId);
        }

        @Override
        public CompatibleReader compatible(@Nullable String deviceId) {
            return tokens.compatible(deviceId);
        }

        @Override
        public List<SpeedRow> byDevice(UsageFilter filter) {
            return tokens.byDevice(filter);
        }

        @Override
        public Latencies latencies(@Nullable String deviceId, UsageFilter filter) {
            return tokens.latencies(deviceId, filter);
        }

        @Override
        public int purgeReceipts(long receivedBefore) {
            return tokens.purgeReceipts(receivedBefore);
        }

        @Override
        public long drift() {
            return tokens.drift();
        }
    }
}
