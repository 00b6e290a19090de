package io.tokenspeed.agent.top;

import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Paint;
import java.time.ZoneId;

/**
 * How frames are drawn.
 *
 * @param width the columns that lines may fill
 * @param paint colours or none
 * @param glyphs what charts are drawn with
 * @param zone the zone of the times
 */
record TopLook(int width, Paint paint, Glyphs glyphs, ZoneId zone) {
    /** The same on a terminal of another width. */
    TopLook wide(int columns) {
        return new TopLook(columns, paint, glyphs, zone);
    }
}
