package io.tokenspeed.agent.server.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import java.util.List;
import java.util.Locale;

/** Shows the rules of alerts to Prometheus, read anew for each scrape. */
final class AlertMeters {
    private AlertMeters() {}

    static void register(PrometheusRegistry registry, AlertControl alerts) {
        GaugeWithCallback.builder()
                .name("tokenspeed_alert_firing")
                .help("How many series of an enabled rule fire.")
                .labelNames("rule", "severity")
                .callback(meter -> show(meter, alerts))
                .register(registry);
    }

    private static void show(GaugeWithCallback.Callback meter, AlertControl alerts) {
        List<AlertState> states = alerts.states();
        for (AlertRule rule : alerts.rules()) {
            if (rule.policy().enabled()) {
                long firing = states.stream()
                        .filter(state -> state.ruleId().equals(rule.id()))
                        .filter(state -> state.standing().firing())
                        .count();
                String severity = rule.notice().severity().name().toLowerCase(Locale.ROOT);
                meter.call((double) firing, rule.id(), severity);
            }
        }
    }
}
