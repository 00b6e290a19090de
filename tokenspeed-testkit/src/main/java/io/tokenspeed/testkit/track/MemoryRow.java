package io.tokenspeed.testkit.track;

import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.PricedCharge;
import io.tokenspeed.model.track.json.TrackJson;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as a database has them. Numbers have the types that the driver gives them. */
final class MemoryRow {
    private MemoryRow() {}

    static Map<String, Object> of(Interaction interaction, ComponentRates rates) {
        List<PricedCharge> charges = InteractionCost.priced(interaction, rates);
        InteractionCost cost = InteractionCost.of(charges);
        Map<String, Object> row = new TreeMap<>();
        put(row, "id", interaction.key());
        put(row, "session_id", interaction.sessionId());
        put(row, "kind", interaction.kind().word());
        put(row, "request_id", interaction.request() == null ? null : interaction.key());
        put(row, "at", interaction.ending().endedAtMillis());
        put(row, "duration_ms", interaction.ending().durationMillis());
        put(row, "status", word(interaction.ending().status()));
        put(row, "error_kind", word(interaction.ending().errorKind()));
        put(row, "name", interaction.name());
        put(row, "db_ops", units(interaction, CostComponent.DB_OPS));
        put(row, "api_calls", units(interaction, CostComponent.API_CALLS));
        put(row, "compute_ms", units(interaction, CostComponent.COMPUTE_TIME));
        put(row, "ai_nano", interaction.request() == null ? cost.aiTokens() : null);
        put(row, "db_nano", cost.dbOps());
        put(row, "api_nano", cost.apiCalls());
        put(row, "compute_nano", cost.computeTime());
        put(row, "charges", TrackJson.of(charges));
        put(row, "calculation", 2);
        put(row, "metadata", TrackJson.of(interaction.metadata()));
        put(row, "digest", HexFormat.of().formatHex(TrackJson.digest(interaction)));
        return row;
    }

    static @Nullable Long units(Interaction interaction, CostComponent component) {
        List<Long> units = interaction.charges().stream()
                .filter(charge -> charge.component() == component && charge.units() != null)
                .map(charge -> charge.units() == null ? 0L : charge.units())
                .toList();
        return units.isEmpty()
                ? null
                : (Long) units.stream().mapToLong(Long::longValue).sum();
    }

    static Map<String, Object> of(SessionDetail detail) {
        Map<String, Object> row = new TreeMap<>();
        put(row, "session_id", detail.sessionId());
        put(row, "origin", word(detail.origin()));
        put(row, "app", detail.owner().app());
        put(row, "parent_id", detail.parentId());
        put(row, "root_id", detail.parentId() == null ? detail.sessionId() : detail.parentId());
        put(row, "user_id", detail.owner().userId());
        put(row, "project_id", detail.owner().projectId());
        put(row, "started_at", detail.course().startedAtMillis());
        put(row, "ended_at", detail.course().endedAtMillis());
        put(row, "status", word(detail.course().status()));
        put(row, "metadata", detail.metadata());
        return row;
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
