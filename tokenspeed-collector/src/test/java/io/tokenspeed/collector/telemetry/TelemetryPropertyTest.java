package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.MetricsReader;
import io.tokenspeed.testkit.metric.AttemptScript;
import io.tokenspeed.testkit.metric.MetricsContract;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 200)
class TelemetryPropertyTest extends MetricsContract {
    private static final TelemetryLimits FEW = new TelemetryLimits(4, 5, 3);

    @Override
    protected MetricsReader reader(AttemptScript script) {
        Telemetry telemetry = new Telemetry(FEW, script.clock());
        script.attempts().forEach(telemetry);
        return telemetry;
    }
}
