package io.tokenspeed.testkit.track;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sums of one session's interactions of one kind in one hour. */
final class MemoryHour {
    private static final long HOUR = 3_600_000;

    private final Map<String, Object> row = new TreeMap<>();

    MemoryHour(Interaction first) {
        row.put("hour", first.ending().endedAtMillis() / HOUR);
        row.put("session_id", first.sessionId());
        row.put("kind", first.kind().word());
    }

    static String key(Interaction interaction) {
        return interaction.ending().endedAtMillis() / HOUR + " " + interaction.sessionId() + " "
                + interaction.kind().word();
    }

    void add(Interaction interaction, ComponentRates rates) {
        InteractionCost cost = InteractionCost.of(InteractionCost.priced(interaction, rates));
        add("count", 1L);
        add("failed", interaction.ending().status() == Status.FAILED ? 1L : 0L);
        add("duration_ms", interaction.ending().durationMillis());
        add("db_ops", MemoryRow.units(interaction, CostComponent.DB_OPS));
        add("api_calls", MemoryRow.units(interaction, CostComponent.API_CALLS));
        add("compute_ms", MemoryRow.units(interaction, CostComponent.COMPUTE_TIME));
        add("ai_nano", cost.aiTokens());
        add("db_nano", cost.dbOps());
        add("api_nano", cost.apiCalls());
        add("compute_nano", cost.computeTime());
        add("unpriced", cost.unpriced().isEmpty() ? 0L : 1L);
        long at = interaction.ending().endedAtMillis();
        row.merge("first_at", at, (a, b) -> Math.min((Long) a, (Long) b));
        row.merge("last_at", at, (a, b) -> Math.max((Long) a, (Long) b));
    }

    private void add(String column, @Nullable Long value) {
        long before = row.get(column) instanceof Long sum ? sum : 0;
        row.put(column, before + (value == null ? 0 : value));
    }

    Map<String, Object> row() {
        return row;
    }
}
