package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.ProviderIds;
import org.jspecify.annotations.Nullable;

/**
 * One request of a message, with its times as far as the parts tell them.
 *
 * @param finish the part that ends it, with its tokens and cost
 * @param ordinal its place in the message, from 0
 * @param start when the request was sent
 * @param firstToken when the first token arrived
 * @param end when the model had ended, before its tools ran
 * @param measured whether {@code end} is the model's, not that of a row
 * @param content whether the model produced something
 * @param ids what the provider called the request
 */
record Step(
        Part finish,
        int ordinal,
        @Nullable Long start,
        @Nullable Long firstToken,
        long end,
        boolean measured,
        boolean content,
        ProviderIds ids) {}
