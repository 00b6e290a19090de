package io.tokenspeed.model.storage;

/**
 * A request that may also be in another tool's logs.
 *
 * @param row the row with fewer details
 * @param otherTool the tool whose row has more details
 */
public record PossibleTwin(StoredRequest row, String otherTool) {}
