package io.tokenspeed.meter.inflate;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** What stands around the compressed data of a body. */
interface Wrapping {
    /**
     * Reads what stands before compressed data, and behind that before.
     *
     * @return what inflates the data that the bytes are now at; null while more bytes are needed to tell
     * @throws DataFormatException if there is something else
     */
    @Nullable
    Inflater head(ByteBuffer bytes) throws DataFormatException;
}
