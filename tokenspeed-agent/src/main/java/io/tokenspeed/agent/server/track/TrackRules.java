package io.tokenspeed.agent.server.track;

import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.sources.engine.KnownAgent;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for single values of tracked events. The published schema says the same. */
final class TrackRules {
    static final long MOST_MILLIS = 86_400_000;
    static final long MOST_COUNT = 1_000_000_000;
    static final List<String> STATUSES = List.of("ok", "failed", "cancelled");
    static final List<String> ERRORS = List.of("rate_limited", "timeout", "server", "client", "other");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final String ID_RULE = "1 to 128 letters, digits, dots, underscores, colons and hyphens";
    private static final Pattern APP = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
    private static final String APP_RULE =
            "1 to 32 lower-case letters, digits, dots, underscores and hyphens that begin with a letter or digit";
    private static final Pattern TEXT = Pattern.compile("[^\\u0000-\\u001f\\u007f-\\u009f]{1,256}");
    private static final String TEXT_RULE = "a text of 1 to 256 characters without control characters";
    private static final Pattern INSTANT = Pattern.compile("20[2-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:"
            + "[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9])");
    private static final String INSTANT_RULE =
            "a time with its zone like 2026-11-30T10:00:00Z, from 2020-01-01 to five minutes from now";
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Clock clock;

    TrackRules(Clock clock) {
        this.clock = clock;
    }

    static String id(ClosedObject body, String name) {
        return body.text(name, ID, ID_RULE);
    }

    static @Nullable String optionalId(ClosedObject body, String name) {
        return body.optionalText(name, ID, ID_RULE);
    }

    static String app(ClosedObject body) {
        String app = body.text("app", APP, APP_RULE);
        if (KnownAgent.TOOLS.contains(app)) {
            // A tracked request would be taken for one of that program's log.
            throw body.wrong("app", "must not be the name of a program whose logs are read: " + app);
        }
        return app;
    }

    static @Nullable String text(ClosedObject body, String name) {
        return body.optionalText(name, TEXT, TEXT_RULE);
    }

    static String requiredText(ClosedObject body, String name) {
        return body.text(name, TEXT, TEXT_RULE);
    }

    /** Reads a time in milliseconds since the epoch. */
    long instant(ClosedObject body, String name) {
        String text = body.text(name, INSTANT, INSTANT_RULE);
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(FIRST) && !instant.isAfter(clock.instant().plus(AHEAD))) {
                return instant.toEpochMilli();
            }
        } catch (DateTimeException noSuchDay) {
            throw body.wrong(name, "must be " + INSTANT_RULE);
        }
        throw body.wrong(name, "must be " + INSTANT_RULE);
    }
}
