package io.tokenspeed.agent.statusline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.limit.LimitReport;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a coding agent reports about the session that it shows our line in. A value that it does not report is null.
 *
 * @param id the session's id
 * @param model the model's name
 * @param costUsd the cost of the session so far, in US dollars
 * @param contextTokens the tokens in the context window
 * @param contextPercent the used part of the context window, in percent
 * @param fiveHours the use of the subscription's limit of five hours
 * @param sevenDays the use of the subscription's limit of seven days
 */
record AgentSession(
        @Nullable String id,
        @Nullable String model,
        @Nullable Double costUsd,
        @Nullable Double contextTokens,
        @Nullable Double contextPercent,
        @Nullable UsageLimit fiveHours,
        @Nullable UsageLimit sevenDays) {
    /** Nothing was reported. */
    static final AgentSession NONE = new AgentSession(null, null, null, null, null, null, null);

    /**
     * Reads the JSON object that Claude Code writes to the standard input of a status line, up to its last brace. Any
     * other input gives {@link #NONE}.
     */
    static AgentSession read(InputStream input) {
        try (JsonParser json = new JsonFactory().createParser(input)) {
            return json.nextToken() == JsonToken.START_OBJECT ? of(values(json)) : NONE;
        } catch (IOException | RuntimeException unreadable) {
            return NONE;
        }
    }

    /** The strings and numbers by their JSON pointers. */
    private static Map<String, String> values(JsonParser json) throws IOException {
        Map<String, String> values = new HashMap<>();
        while (!(json.nextToken() == JsonToken.END_OBJECT
                && json.getParsingContext().inRoot())) {
            if (json.currentToken() == null) {
                throw new IOException("the object has no end");
            }
            if (json.currentToken() == JsonToken.VALUE_STRING
                    || json.currentToken().isNumeric()) {
                values.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
            }
        }
        return values;
    }

    private static AgentSession of(Map<String, String> values) {
        String name = values.getOrDefault("/model/display_name", values.get("/model/id"));
        return new AgentSession(
                values.get("/session_id"),
                name == null || name.isBlank() ? null : name,
                number(values.get("/cost/total_cost_usd")),
                number(values.get("/context_window/total_input_tokens")),
                number(values.get("/context_window/used_percentage")),
                limit(values, "/rate_limits/five_hour/"),
                limit(values, "/rate_limits/seven_day/"));
    }

    /** Whether anything was reported. Compares by identity, because comparing all values takes long to start. */
    @SuppressWarnings("ReferenceEquality")
    boolean isTold() {
        return this != NONE;
    }

    /** What of it concerns the database; limits that were reset already are no news. */
    ReportedSession reported(Instant now) {
        List<LimitReport> limits = new ArrayList<>();
        if (fiveHours != null && fiveHours.holdsAt(now)) {
            limits.add(fiveHours.report("five_hour", 5 * 60, now));
        }
        if (sevenDays != null && sevenDays.holdsAt(now)) {
            limits.add(sevenDays.report("seven_day", 7 * 24 * 60, now));
        }
        return new ReportedSession(isTold(), limits);
    }

    private static @Nullable UsageLimit limit(Map<String, String> values, String where) {
        Double percent = number(values.get(where + "used_percentage"));
        return percent == null ? null : new UsageLimit(percent, values.get(where + "resets_at"));
    }

    /** The number where it is from 0 to below a billion, which can be shown, else null. */
    private static @Nullable Double number(@Nullable String text) {
        try {
            double value = text == null ? -1 : Double.parseDouble(text);
            return value >= 0 && value < 1e9 ? (Double) value : null;
        } catch (NumberFormatException other) {
            return null;
        }
    }
}
