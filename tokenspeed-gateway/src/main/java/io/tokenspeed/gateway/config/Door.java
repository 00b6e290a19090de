package io.tokenspeed.gateway.config;

/** Who may use a gateway. */
public enum Door {
    /** Every program of this machine; the client's own credential is passed on. */
    OPEN,
    /** Who presents a key of the gateway. */
    KEYS
}
