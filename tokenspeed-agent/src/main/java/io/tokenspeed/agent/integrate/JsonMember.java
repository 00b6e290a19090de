package io.tokenspeed.agent.integrate;

import org.jspecify.annotations.Nullable;

/**
 * Where a member of a JSON object stands in its text.
 *
 * @param name its name
 * @param start where the quote before its name is
 * @param valueStart where its value begins
 * @param end where its value ends
 * @param text its value where that is text
 */
record JsonMember(
        String name,
        int start,
        int valueStart,
        int end,
        @Nullable String text) {}
