package io.tokenspeed.model.activity;

/**
 * The last row of a page, after which the next page begins.
 *
 * @param at the time that rows are ordered by, in epoch milliseconds
 * @param id the id of the row, by which rows of one time are ordered
 */
public record PagePosition(long at, String id) {}
