package io.tokenspeed.hub.access;

/** The rights that a token gives. */
public enum Role {
    /** Reading sums. */
    READ,
    /** Reading sums and managing the hub. */
    ADMIN
}
