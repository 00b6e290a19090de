package io.tokenspeed.hub.device;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The member {@code name} of answers: the device's name at the hub. */
final class NameMember {
    private NameMember() {}

    /** Writes the member where there is a name. */
    static void write(JsonGenerator json, String name) throws IOException {
        if (!name.isEmpty()) {
            json.writeStringField("name", name);
        }
    }
}
