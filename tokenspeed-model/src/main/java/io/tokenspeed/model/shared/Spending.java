package io.tokenspeed.model.shared;

/**
 * A device's use of one of its budgets.
 *
 * @param deviceId the device that the budget belongs to
 * @param budget the name of the budget
 * @param micros how long the budget takes to refill by the amount spent, in microseconds
 */
public record Spending(String deviceId, String budget, long micros) {
    public Spending {
        if (micros < 0) {
            throw new IllegalArgumentException("micros < 0: " + micros);
        }
    }
}
