package io.tokenspeed.model.hub;

import org.jspecify.annotations.Nullable;

/**
 * Who a hub is.
 *
 * @param hubId {@code tsh_} and 16 characters of base64url; for the life of the database
 * @param epoch {@code e_} and a number that rises with every restore
 * @param resendSince devices send again what was acknowledged since then, in seconds since the epoch; null before the
 *     first restore
 */
public record HubIdentity(
        String hubId, String epoch, @Nullable Long resendSince) {}
