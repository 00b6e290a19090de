package io.tokenspeed.model.storage;

/**
 * A request that another tool may have stored, too.
 *
 * @param row the row that tells less
 * @param otherTool the tool whose row tells more
 */
public record PossibleTwin(StoredRequest row, String otherTool) {}
