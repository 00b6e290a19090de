package io.tokenspeed.model.shared;

/**
 * What a device used of one of its budgets.
 *
 * @param deviceId whose budget it is
 * @param budget which one
 * @param micros how long the budget takes to win it back, in microseconds
 */
public record Spending(String deviceId, String budget, long micros) {
    public Spending {
        if (micros < 0) {
            throw new IllegalArgumentException("micros < 0: " + micros);
        }
    }
}
