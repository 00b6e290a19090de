package io.tokenspeed.server.json;

import java.util.List;

/**
 * The first thing that is wrong with a JSON object.
 *
 * @param pointer the pointer to the wrong value, or to the object where it has an unknown member
 * @param sentence the fault as a sentence for people, without the value
 * @param allowed what is allowed instead; empty when it cannot be listed
 */
public record Fault(String pointer, String sentence, List<String> allowed) {
    /** Makes the exceptions for faults. */
    @FunctionalInterface
    public interface Handler {
        /** Returns the exception for a fault. */
        RuntimeException exception(Fault fault);
    }
}
