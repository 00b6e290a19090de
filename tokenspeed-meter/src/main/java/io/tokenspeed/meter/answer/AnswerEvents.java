package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Knows what the events of one API mean. */
interface AnswerEvents {
    /** Begins an event. The one before may have been malformed. */
    default void startOfEvent() {}

    /**
     * Takes a value of an event.
     *
     * @param path the names of the objects that the value is in, joined by dots; arrays add nothing
     * @param json the parser, at a string, number, boolean or null
     */
    void value(String path, JsonParser json, Findings findings) throws IOException;

    /** Ends an event that was read as a whole. */
    default void endOfEvent(Findings findings) {}
}
