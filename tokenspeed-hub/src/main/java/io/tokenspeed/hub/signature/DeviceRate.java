package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ErrorCode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits how often a device may ask, and tells the device how much is left. All nodes of a hub share a budget. So that
 * not every request costs a write, a node tells the others after an eighth of the burst, and the rest every minute;
 * each node lets at most that eighth through beyond the limit. While the shared store cannot be reached, each node
 * counts by itself. Safe for use by several threads.
 */
public final class DeviceRate {
    private static final int DEVICES = 100_000;
    private static final int PARTS = 8;
    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;

    private final String name;
    private final BudgetStore store;
    private final Clock clock;
    private final long perRequest;
    private final long most;
    private final long enough;
    private final Map<String, String> policy;
    /** Forgets the budget that was unused for longest, which is full again, or nearly. */
    private final Map<String, DeviceBudget> budgets = BoundedMap.byUse(DEVICES);

    /**
     * A rate.
     *
     * @param name the budget's name in the store
     * @param burst requests at once
     * @param perMinute requests per minute after that
     */
    public DeviceRate(String name, int burst, int perMinute, BudgetStore store, Clock clock) {
        this.name = name;
        this.store = store;
        this.clock = clock;
        this.perRequest = Math.max(1, MINUTE / perMinute);
        this.most = burst * perRequest;
        this.enough = Math.max(1, burst / PARTS) * perRequest;
        this.policy = Map.of("RateLimit-Policy", "\"device\";q=" + burst + ";w=" + Math.max(1, most / SECOND));
    }

    /**
     * Takes one request from a device's budget.
     *
     * @return headers for the answer
     * @throws Refusal if the budget is used up
     */
    public Map<String, String> take(String deviceId) {
        long now = now();
        DeviceBudget budget = budget(deviceId);
        boolean taken;
        long missing;
        // While one request asks the other nodes, the device's next requests wait for the answer.
        synchronized (budget) {
            if (budget.needsOthers(enough, now)) {
                share(List.of(budget), now);
            }
            taken = budget.spend(perRequest, most, now);
            missing = budget.missing(now);
        }
        Map<String, String> headers = headers(missing);
        if (!taken) {
            throw Refusal.retryAfter(ErrorCode.RATE_LIMITED, seconds(missing + perRequest - most))
                    .with(headers);
        }
        return headers;
    }

    private Map<String, String> headers(long missing) {
        Map<String, String> headers = new HashMap<>(policy);
        long left = Math.max(0, most - missing) / perRequest;
        headers.put("RateLimit", "\"device\";r=" + left + ";t=" + seconds(missing));
        return headers;
    }

    private DeviceBudget budget(String deviceId) {
        synchronized (budgets) {
            return budgets.computeIfAbsent(deviceId, id -> new DeviceBudget(id, name));
        }
    }

    /** Tells the other nodes the spending here that they do not know yet. */
    public void tell() {
        List<DeviceBudget> untold;
        synchronized (budgets) {
            untold = budgets.values().stream().filter(DeviceBudget::hasUntold).toList();
        }
        share(untold, now());
    }

    private void share(List<DeviceBudget> some, long now) {
        List<Spending> spendings = some.stream().map(DeviceBudget::tell).toList();
        try {
            List<Long> fullAt = store.spend(spendings, now);
            for (int i = 0; i < some.size(); i++) {
                some.get(i).learn(fullAt.get(i));
            }
        } catch (StorageException unusable) {
            for (int i = 0; i < some.size(); i++) {
                some.get(i).takeBack(spendings.get(i), now);
            }
        }
    }

    private long now() {
        return clock.millis() * 1_000;
    }

    private static long seconds(long micros) {
        return (micros + SECOND - 1) / SECOND;
    }
}
