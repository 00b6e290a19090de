package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RequestTiming;

/**
 * One step of a message, which is one request.
 *
 * @param finish the part that ends the step, with its tokens and cost
 * @param ordinal the step's place in the message, from 0
 * @param timing the step's times as far as the parts have them; its end is the end of the model's output, before the
 *     tools ran
 * @param content whether the model produced content in the step
 * @param ids the provider's ids of the request
 */
record Step(Part finish, int ordinal, RequestTiming timing, boolean content, ProviderIds ids) {}
