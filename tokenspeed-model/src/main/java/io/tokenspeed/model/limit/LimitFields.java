package io.tokenspeed.model.limit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report about a limit as the members of a JSON object. {@code resetsAt} is in seconds since the epoch, as the tools
 * write it, and {@code seenAt} in milliseconds. Unknown values are null.
 */
public final class LimitFields {
    private LimitFields() {}

    public static Map<String, @Nullable Object> of(LimitReport report, Instant now) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tool", report.tool());
        fields.put("name", report.name());
        fields.put("windowMinutes", report.windowMinutes());
        fields.put("usedPercent", report.usedPercent());
        Long resetsAt = report.resetsAtMillis();
        fields.put("resetsAt", resetsAt == null ? null : (Long) (resetsAt / 1000));
        fields.put("plan", report.account().plan());
        fields.put("credits", report.account().credits());
        fields.put("seenAt", report.seenAtMillis());
        fields.put("ageSeconds", report.age(now).toSeconds());
        fields.put("stale", report.isStale(now));
        fields.put("source", report.source());
        return fields;
    }
}
