package io.tokenspeed.model.activity;

/**
 * Which interaction it is.
 *
 * @param key the id of its row, by which interactions of one instant are ordered
 * @param shown its id: as the program that tracked it calls it, else that of the request
 * @param session the session that it belongs to
 */
public record InteractionId(String key, String shown, String session) {}
