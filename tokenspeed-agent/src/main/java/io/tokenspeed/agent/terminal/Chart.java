package io.tokenspeed.agent.terminal;

/** A drawing that fills what a line has to spare. */
@FunctionalInterface
public interface Chart {
    /** Nothing. */
    Chart EMPTY = width -> "";

    /** The drawing, at most {@code width} columns wide. */
    String in(int width);
}
