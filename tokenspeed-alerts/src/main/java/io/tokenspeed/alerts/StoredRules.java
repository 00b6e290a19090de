package io.tokenspeed.alerts;

import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.alert.AlertTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules: a default one of each kind, and what the table holds in place of these or beside them. */
final class StoredRules implements AlertControl {
    private static final Duration PREVIEWED = Duration.ofDays(7);

    private final AlertTable table;
    private final Replay replay;
    private final Clock clock;
    private final Map<String, AlertRule> defaults = defaults();

    StoredRules(AlertTable table, Replay replay, Clock clock) {
        this.table = table;
        this.replay = replay;
        this.clock = clock;
    }

    @Override
    public List<AlertRule> rules() {
        Map<String, AlertRule> byId = new TreeMap<>(defaults);
        table.rules().forEach(rule -> byId.put(rule.id(), rule));
        return List.copyOf(byId.values());
    }

    private static Map<String, AlertRule> defaults() {
        Map<String, AlertRule> byId = new TreeMap<>();
        for (AlertKind kind : AlertKind.values()) {
            AlertRule rule = kind.defaultRule();
            byId.put(rule.id(), rule);
        }
        return byId;
    }

    private Optional<AlertRule> rule(String ruleId) {
        return rules().stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    @Override
    public List<AlertState> states() {
        return table.states();
    }

    @Override
    public List<AlertEvent> events(Instant since, int limit) {
        return table.events(since, limit);
    }

    @Override
    public void save(AlertRule rule) {
        table.put(rule);
    }

    @Override
    public boolean delete(String ruleId) {
        AlertRule standard = defaults.get(ruleId);
        if (standard == null) {
            return table.delete(ruleId);
        }
        table.put(standard.enabled(false));
        return true;
    }

    @Override
    public boolean mute(String ruleId, @Nullable Instant until) {
        Optional<AlertRule> rule = rule(ruleId);
        rule.ifPresent(found -> table.put(found.mutedUntil(until)));
        return rule.isPresent();
    }

    @Override
    public AlertPreview preview(AlertRule rule) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return replay.run(rule.mutedUntil(null), now, PREVIEWED);
    }
}
