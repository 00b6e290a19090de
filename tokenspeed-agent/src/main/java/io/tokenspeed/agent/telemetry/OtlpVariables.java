package io.tokenspeed.agent.telemetry;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables {@code OTEL_EXPORTER_OTLP_...} of one signal, each of which wins over the one of all signals. */
final class OtlpVariables {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

    private final Environment environment;
    private final String signal;

    /** @param signal the signal in the variables' names, for example {@code TRACES} */
    OtlpVariables(Environment environment, String signal) {
        this.environment = environment;
        this.signal = signal;
    }

    /**
     * A variable that is set.
     *
     * @param name its name
     * @param value its value without blanks around it
     */
    record Setting(String name, String value) {
        /** What is wrong with the value, which is quoted. */
        UsageException mustBe(String allowed) {
            return new UsageException(name + " is \"" + value + "\", but must be " + allowed + ".");
        }
    }

    /** The variable of the signal. */
    Optional<Setting> own(String name) {
        return setting(environment, PREFIX + signal + "_" + name);
    }

    /** The variable of all signals. */
    Optional<Setting> shared(String name) {
        return setting(environment, PREFIX + name);
    }

    /** The variable of the signal, else the one of all signals. */
    Optional<Setting> either(String name) {
        return own(name).or(() -> shared(name));
    }

    private static Optional<Setting> setting(Environment environment, String name) {
        return environment.variable(name).map(value -> new Setting(name, value.strip()));
    }

    /**
     * A variable with milliseconds.
     *
     * @throws UsageException if it is no whole number above 0
     */
    static Optional<Long> millis(Environment environment, String name) {
        return setting(environment, name).map(OtlpVariables::millis);
    }

    static long millis(Setting set) {
        if (!set.value().matches("[1-9]\\d{0,8}")) {
            throw set.mustBe("a number of milliseconds above 0");
        }
        return Long.parseLong(set.value());
    }

    /** No pairs, in a map that may be written to. */
    static Map<String, String> noPairs() {
        return new LinkedHashMap<>();
    }

    /**
     * Reads {@code name=value,name=value}, with percent-encoded values as in W3C Baggage.
     *
     * @throws UsageException if the text has another form; it is not quoted, because such values are often secret
     */
    static Map<String, String> pairs(String variable, String text) {
        Map<String, String> pairs = noPairs();
        for (String member : text.split(",", -1)) {
            int equals = member.indexOf('=');
            String name = equals < 0 ? "" : member.substring(0, equals).strip();
            if (name.isEmpty() && !member.isBlank()) {
                throw new UsageException(variable + " must hold name=value pairs with commas between.");
            }
            if (!name.isEmpty()) {
                pairs.put(name, decoded(variable, member.substring(equals + 1).strip()));
            }
        }
        return pairs;
    }

    private static String decoded(String variable, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(variable + " holds a % that no two hexadecimal digits follow.");
        }
    }
}
