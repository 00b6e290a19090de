package io.tokenspeed.sources.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Converts the unit that the tool bills in: an AI unit is a cent. */
final class NanoAiu {
    private static final double PER_DOLLAR = 1e11;

    private NanoAiu() {}

    /** Returns a number of billionths of a unit in US dollars, and any other value as it is. */
    static @Nullable Object dollars(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node.isNumber() ? (Object) (node.doubleValue() / PER_DOLLAR) : node;
        }
        return value instanceof Number number ? (Object) (number.doubleValue() / PER_DOLLAR) : value;
    }
}
