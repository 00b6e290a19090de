package io.tokenspeed.agent.report;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of a report stand for, and what they are called on screen and in JSON. */
public enum ReportKind {
    DAILY("daily", "daily", "Daily usage", "Date", "date", Interval.DAY),
    WEEKLY("weekly", "weekly", "Weekly usage", "Week of", "week", Interval.WEEK),
    MONTHLY("monthly", "monthly", "Monthly usage", "Month", "month", Interval.MONTH),
    SESSION("session", "sessions", "Usage by session", "Session", "sessionId", null),
    MODELS("models", "models", "Usage by model", "Model", "modelName", null),
    PROVIDERS("providers", "providers", "Usage by provider", "Provider", "providerName", null),
    PROJECTS("projects", "projects", "Usage by project", "Project", "projectPath", null);

    private final String command;
    private final String jsonArray;
    private final String title;
    private final String header;
    private final String jsonKey;
    private final @Nullable Interval interval;

    ReportKind(
            String command,
            String jsonArray,
            String title,
            String header,
            String jsonKey,
            @Nullable Interval interval) {
        this.command = command;
        this.jsonArray = jsonArray;
        this.title = title;
        this.header = header;
        this.jsonKey = jsonKey;
        this.interval = interval;
    }

    /** The command that prints it. */
    public String command() {
        return command;
    }

    /** The name of its array in JSON. */
    public String jsonArray() {
        return jsonArray;
    }

    /** Its title. */
    public String title() {
        return title;
    }

    /** The heading of its first column. */
    String header() {
        return header;
    }

    /** The name of a row's first key in JSON. */
    public String jsonKey() {
        return jsonKey;
    }

    /** The period of a row; null when rows are not periods. */
    public @Nullable Interval interval() {
        return interval;
    }

    /** The dimensions that rows are grouped by; empty where rows are periods. */
    List<Dimension> keys() {
        return switch (this) {
            case DAILY, WEEKLY, MONTHLY -> List.of();
            case SESSION -> List.of(Dimension.SESSION, Dimension.TOOL, Dimension.PROJECT);
            case MODELS -> List.of(Dimension.MODEL);
            case PROVIDERS -> List.of(Dimension.PROVIDER);
            case PROJECTS -> List.of(Dimension.PROJECT);
        };
    }

    /** The dimension that a row is broken down by. */
    Dimension part() {
        return this == MODELS ? Dimension.PROVIDER : Dimension.MODEL;
    }

    /** Whether rows follow time, so that the earliest comes first unless asked otherwise. */
    boolean chronological() {
        return interval != null || this == SESSION;
    }
}
