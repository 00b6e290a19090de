package io.tokenspeed.alerts.delivery;

import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertScope;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.text.Visible;
import io.tokenspeed.model.wire.WireNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that a webhook receives. It names the provider, model and tool in the form in which they may leave the machine,
 * see {@link WireNames}, and no project, user, space or path.
 */
final class AlertBody {
    private AlertBody() {}

    /**
     * Returns the body about an event.
     *
     * @param at when it opened or closed
     */
    static String of(Occasion occasion, AlertEvent event, Instant at) {
        return body(occasion, at, data(event));
    }

    /** Returns the body that tests a target. */
    static String ofTest(Instant at) {
        return body(Occasion.TEST, at, new JsonMembers());
    }

    private static String body(Occasion occasion, Instant at, JsonMembers data) {
        return new JsonMembers()
                .text("type", "alert." + occasion.name().toLowerCase(Locale.ROOT))
                .text("timestamp", seconds(at))
                .object("data", data)
                .toString();
    }

    private static JsonMembers data(AlertEvent event) {
        AlertRule rule = event.rule();
        AlertEvidence evidence = event.evidence();
        return new JsonMembers()
                .text("ruleId", rule.id())
                .text("name", Visible.text(rule.notice().name()))
                .text("kind", rule.kind().wireName())
                .text("severity", rule.notice().severity().name().toLowerCase(Locale.ROOT))
                .text("providerId", provider(event))
                .text("modelId", model(event))
                .text("tool", tool(event))
                .number("value", evidence.value())
                .number("threshold", evidence.threshold())
                .text("unit", rule.unit())
                .text("window", evidence.window().toString())
                .number("samples", evidence.samples())
                .text("since", seconds(event.openedAt()))
                .number("eventId", event.id());
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the provider that an event is about; null where it is about all. */
    static @Nullable String provider(AlertEvent event) {
        String provider = own(event.series().provider(), event.rule().scope().provider());
        String model = own(event.series().model(), event.rule().scope().model());
        if (model != null && provider != null) {
            return WireNames.of(provider, model).provider();
        }
        return provider == null ? null : WireNames.slug(provider);
    }

    /** Returns the model that an event is about; null where it is about all. */
    static @Nullable String model(AlertEvent event) {
        AlertSeries series = event.series();
        AlertScope scope = event.rule().scope();
        String model = own(series.model(), scope.model());
        return model == null
                ? null
                : WireNames.of(own(series.provider(), scope.provider()), model).model();
    }

    /** Returns the tool that an event is about; null where it is about all. */
    static @Nullable String tool(AlertEvent event) {
        String tool = own(event.series().tool(), event.rule().scope().tool());
        return tool == null ? null : WireNames.slug(tool);
    }

    private static @Nullable String own(@Nullable String ofSeries, @Nullable String ofRule) {
        return ofSeries == null ? ofRule : ofSeries;
    }
}
