package io.tokenspeed.model.shared;

import java.util.List;

/**
 * Remembers how much of its budgets each device has used, for all nodes of a hub and beyond their restarts. A budget that
 * nobody spends from fills up as time passes, so all there is to know is when it will be full.
 */
public interface BudgetStore extends AutoCloseable {
    /**
     * Adds what was spent, each for itself, and tells in the same order when each budget will be full, in microseconds
     * since the epoch. A time that has passed means that the budget is full. A spending of nothing only asks.
     *
     * @param now in microseconds since the epoch
     */
    List<Long> spend(List<Spending> spendings, long now);

    /** Forgets budgets that are full at {@code now}, in microseconds since the epoch, and tells how many. */
    int purge(long now);

    @Override
    void close();
}
