package io.tokenspeed.dashboard.filter;

/**
 * A part of a question that is left out, because it is not understood.
 *
 * @param param the name of the parameter
 * @param value what it was
 * @param reason why it is left out, in one sentence
 */
public record IgnoredParameter(String param, String value, String reason) {}
