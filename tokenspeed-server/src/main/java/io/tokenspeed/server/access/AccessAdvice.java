package io.tokenspeed.server.access;

/**
 * What a program tells those whom it refuses. Each is part of a sentence, without a full stop.
 *
 * @param host what to do to be addressed by another name
 * @param origin what to do to let another page read
 * @param token where the token is
 */
public record AccessAdvice(String host, String origin, String token) {}
