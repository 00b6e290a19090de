package io.tokenspeed.model.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule looks at. A kind has a default rule, and the fields of that rule are all fields that rules of the kind
 * have.
 */
public enum AlertKind {
    /** Failed attempts ÷ attempts. */
    ERROR_RATE("Errors above 10 %", "window=PT5M threshold=0.1 minSamples=10 consecutive=2"),
    /** {@code latencyMs} of the requests of a window. */
    LATENCY(
            "Answers take more than 5 s",
            "window=PT5M threshold=5000 statistic=average minSamples=5 consecutive=2 severity=notice targets=log,website"),
    /** Tokens of today ÷ the tokens planned for a day. */
    TOKEN_BUDGET("Tokens above 120 % of the day's budget", "threshold=1.2 budget="),
    /** Attempts per minute ÷ the attempts per minute that the user expects at most. */
    REQUEST_RATE("Requests above 150 % of the capacity", "window=PT5M threshold=1.5 capacity= consecutive=2"),
    /** More errors in five minutes than one's own 24 hours before let expect. */
    ERROR_SPIKE("Unusually many errors", ""),
    /** A slower first token than in one's own seven days, for each provider and model. */
    TTFT_REGRESSION("First token slower than usual", "consecutive=3"),
    /** A lower decode speed than in one's own seven days, for each provider and model. */
    DECODE_REGRESSION("Decode speed lower than usual", "sensitivity=normal consecutive=3"),
    /**
     * What two minutes cost or used: a fast rule against loops that run away. Five agents that work at once with the
     * dearest models, each with a request every ten seconds over 150,000 cached tokens, cost about $10 in two minutes,
     * so $20 is more than ordinary work. Money is measured, not tokens, because long conversations read most of their
     * tokens from the cache at a tenth of the price.
     */
    VELOCITY("More than $20 in two minutes", "window=PT2M threshold=20 measure=usd"),
    /** The cost of today in USD. */
    SPEND_PER_DAY("Spend of the day", "threshold="),
    /** The cost that this month will have at its end ÷ its budget, and the part that is already spent. */
    BUDGET_BURN("Budget of the month", "threshold=1 budget="),
    /** The time since the last attempt of a tool that is used regularly. */
    SOURCE_SILENT("A tool has gone silent", "window=PT24H activeHours=");

    private static final String SHARED = "provider= model= project= tool= consecutive=1 noData=keep cooldown=PT30M"
            + " severity=warning targets=log,website,desktop enabled=true mutedUntil=";

    private final String title;
    private final String own;

    AlertKind(String title, String own) {
        this.title = title;
        this.own = own;
    }

    /** Returns the kind's name in rules, such as {@code error_rate}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the default rule, whose id is the kind's name with hyphens, such as {@code error-rate}. */
    public AlertRule defaultRule() {
        return AlertRule.parse(Map.of("id", wireName().replace('_', '-'), "kind", wireName()));
    }

    /** Returns the default name of a rule. */
    String title() {
        return title;
    }

    /** Returns the fields of a rule besides id, name and kind, with their default values; empty text is no value. */
    Map<String, String> template() {
        Map<String, String> fields = new TreeMap<>();
        for (String field : (SHARED + ' ' + own).strip().split(" ", -1)) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    /** Returns the names of all kinds. */
    static String[] wireNames() {
        return Arrays.stream(values()).map(AlertKind::wireName).toArray(String[]::new);
    }
}
