package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Knows what the events of one API mean. A path is the names of objects around, joined by dots; arrays add nothing. */
interface AnswerEvents {
    /** Begins an event. The one before may have been malformed. */
    default void startOfEvent() {}

    /** Begins an object inside of the event. */
    default void startOfObject(String path) {}

    /**
     * Takes a value of an event.
     *
     * @param path the path of the value
     * @param json the parser, at a string, number, boolean or null
     */
    void value(String path, JsonParser json, Findings findings) throws IOException;

    /** Ends an object. */
    default void endOfObject(String path, Findings findings) {}

    /** Ends an event that was read as a whole. */
    default void endOfEvent(Findings findings) {}
}
