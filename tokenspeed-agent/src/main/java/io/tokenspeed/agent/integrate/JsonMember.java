package io.tokenspeed.agent.integrate;

import org.jspecify.annotations.Nullable;

/**
 * A member of a JSON object and its place in the text, as offsets in characters.
 *
 * @param name its name
 * @param start the offset of the quote before its name
 * @param valueStart the offset of its value
 * @param end the offset behind its value
 * @param text its value where that is a string, else null
 */
record JsonMember(
        String name,
        int start,
        int valueStart,
        int end,
        @Nullable String text) {}
