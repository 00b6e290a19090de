package io.tokenspeed.model.hub;

import org.jspecify.annotations.Nullable;

/**
 * The identity of a hub.
 *
 * @param hubId {@code tsh_} and 16 characters of base64url; never changes for one database
 * @param epoch {@code e_} and a number that rises with every restore
 * @param resendSince devices send again the records that were acknowledged since this time, in seconds since the epoch;
 *     null before the first restore
 */
public record HubIdentity(
        String hubId, String epoch, @Nullable Long resendSince) {}
