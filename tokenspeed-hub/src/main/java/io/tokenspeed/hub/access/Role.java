package io.tokenspeed.hub.access;

/** What a token allows. */
public enum Role {
    /** Reading sums. */
    READ,
    /** Reading sums and managing the hub. */
    ADMIN
}
