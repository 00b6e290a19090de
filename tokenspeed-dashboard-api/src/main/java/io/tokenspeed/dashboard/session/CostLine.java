package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Row;
import org.jspecify.annotations.Nullable;

/** What one kind of tokens of a model cost in a session. Not safe for use by several threads. */
final class CostLine {
    private static final double PICO = 1000;

    private long tokens;
    private long costNano;
    private @Nullable Double unitNano;
    private boolean units;

    /**
     * What a line is about.
     *
     * @param provider the provider
     * @param model the model
     * @param kind a class of tokens, or {@code logged} or {@code other} for a cost that cannot be divided
     * @param priced whether the cost is known
     */
    record Key(String provider, String model, String kind, boolean priced) {}

    /** Adds tokens whose exact cost is known, which tells what one of them costs. */
    void add(long count, long nano, long exactPico) {
        double unit = exactPico / PICO / count;
        unitNano = !units || (unitNano != null && unitNano == unit) ? (Double) unit : null;
        units = true;
        tokens += count;
        costNano += nano;
    }

    /** Adds tokens without a cost of their own. */
    void add(long count, long nano) {
        units = true;
        unitNano = null;
        tokens += count;
        costNano += nano;
    }

    Row row(Key key) {
        boolean divided =
                !key.kind().equals(CostBreakdown.LOGGED) && !key.kind().equals(CostBreakdown.OTHER);
        return new Row()
                .with("provider", key.provider())
                .with("model", key.model())
                .with("kind", key.kind())
                .with("tokens", divided ? (Long) tokens : null)
                .with("unitNanoUsd", unitNano)
                .with("costNanoUsd", key.priced() ? (Long) costNano : null);
    }
}
