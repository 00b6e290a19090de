package io.tokenspeed.server.access;

/**
 * Advice in the messages of refused requests. Each text is part of a sentence, without a full stop.
 *
 * @param host how to let requests use another host name
 * @param origin how to let another page read
 * @param token where the token is
 */
public record AccessAdvice(String host, String origin, String token) {}
