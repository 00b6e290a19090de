package io.tokenspeed.gateway.route;

import org.jspecify.annotations.Nullable;

/**
 * Where one request goes.
 *
 * @param surface the route that fits it
 * @param path its path without the name of an upstream
 * @param query its query without a key; null for none
 * @param upstream the upstream that the path names; null where the model decides
 * @param parameter the parameter of the path, such as Gemini's model; null where there is none
 */
public record Route(
        Surface surface,
        String path,
        @Nullable String query,
        @Nullable String upstream,
        @Nullable String parameter) {}
