package io.tokenspeed.hub.json;

import java.util.List;

/**
 * The first thing that is wrong with a JSON object.
 *
 * @param pointer of the value that is wrong; of the object, where it has an unknown member
 * @param sentence the same for people; never shows a value
 * @param allowed what is allowed instead; empty when it cannot be listed
 */
public record Fault(String pointer, String sentence, List<String> allowed) {
    /** What whoever reads an object makes of a fault. */
    @FunctionalInterface
    public interface Handler {
        /** The exception that tells of it. */
        RuntimeException exception(Fault fault);
    }
}
