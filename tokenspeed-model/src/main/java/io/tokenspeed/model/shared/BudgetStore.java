package io.tokenspeed.model.shared;

import java.util.List;

/**
 * Stores how much of its budgets each device has used, for all nodes of a hub and beyond their restarts. A budget
 * refills steadily with time, so the only value to store is the time when it will be full again.
 */
public interface BudgetStore extends AutoCloseable {
    /**
     * Stores each spending on its own and returns, in the same order, when each budget will be full again, in
     * microseconds since the epoch. A time in the past means that the budget is full. A spending of 0 microseconds only
     * asks.
     *
     * @param now the current time in microseconds since the epoch
     */
    List<Long> spend(List<Spending> spendings, long now);

    /** Deletes the budgets that are full at {@code now}, in microseconds since the epoch, and returns how many. */
    int purge(long now);

    @Override
    void close();
}
