package io.tokenspeed.agent.otlp;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;

/** The variables that say whether telemetry is received. */
public final class OtlpSetting {
    /** The variable that lets the server receive. */
    public static final String RECEIVE = "TS_OTLP";

    /** The variable that lets requests count that the transcript of their session misses. */
    public static final String COUNT_UNLOGGED = "TS_OTLP_COUNT_UNLOGGED";

    private OtlpSetting() {}

    /**
     * Whether a variable is 1; unset is 0.
     *
     * @throws UsageException if it is anything else
     */
    public static boolean isOn(String name, Environment environment) {
        String value = environment.variable(name).map(String::strip).orElse("");
        return switch (value) {
            case "1" -> true;
            case "", "0" -> false;
            default -> throw new UsageException(name + " is \"" + value + "\", but must be 1 or 0.");
        };
    }
}
