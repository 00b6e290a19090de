package io.tokenspeed.testkit.conformance.hub;

/**
 * One demand of the protocol.
 *
 * @param name what is demanded
 * @param body tries it; a {@link Deviation} says how the hub fails
 */
record Check(String name, Runnable body) {}
