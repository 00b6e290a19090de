package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RequestTiming;

/**
 * One request of a message.
 *
 * @param finish the part that ends it, with its tokens and cost
 * @param ordinal its place in the message, from 0
 * @param timing its times as far as the parts tell them; its end is the model's, before its tools ran
 * @param content whether the model produced something
 * @param ids what the provider called the request
 */
record Step(Part finish, int ordinal, RequestTiming timing, boolean content, ProviderIds ids) {}
