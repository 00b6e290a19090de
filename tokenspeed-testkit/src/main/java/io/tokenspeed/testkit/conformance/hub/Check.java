package io.tokenspeed.testkit.conformance.hub;

/**
 * One demand of the protocol.
 *
 * @param name the demand, as a sentence
 * @param body tests it; a {@link Deviation} says how the hub fails
 */
record Check(String name, Runnable body) {}
