package io.tokenspeed.gateway.config;

import io.tokenspeed.server.settings.Values;
import java.time.Duration;

/**
 * How long an upstream may take. There is no limit for a whole answer.
 *
 * @param connect until a connection is there, with TLS
 * @param firstByte from the request to the first byte of the answer; models that reason can be silent for minutes
 * @param idle between two reads of an answer; longer than the 300 s after which coding agents give up, so that they act
 *     first
 */
public record UpstreamPatience(Duration connect, Duration firstByte, Duration idle) {
    /** Used unless the settings say otherwise. */
    public static final UpstreamPatience USUAL =
            new UpstreamPatience(Duration.ofSeconds(5), Duration.ofSeconds(600), Duration.ofSeconds(330));

    private static final int MOST_SECONDS = 3600;

    static UpstreamPatience of(Values values, String upstream) {
        return new UpstreamPatience(
                seconds(values, upstream + ".connectSeconds", USUAL.connect),
                seconds(values, upstream + ".firstByteSeconds", USUAL.firstByte),
                seconds(values, upstream + ".idleSeconds", USUAL.idle));
    }

    private static Duration seconds(Values values, String name, Duration usual) {
        return Duration.ofSeconds(values.number(name, (int) usual.toSeconds(), 1, MOST_SECONDS));
    }
}
