package io.tokenspeed.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes one JSON object into memory. */
public final class JsonBytes {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private JsonBytes() {}

    /** Writes the members of an object. */
    public interface Members {
        /** No members. */
        Members NONE = json -> {};

        /** Writes the members into the object that is open. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Returns an object with these members, in UTF-8. */
    public static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
