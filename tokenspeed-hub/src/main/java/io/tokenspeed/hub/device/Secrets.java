package io.tokenspeed.hub.device;

import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.server.json.ClosedObject;
import java.util.regex.Pattern;

/** Reads secrets out of bodies. */
final class Secrets {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Secrets() {}

    static DeviceSecret of(ClosedObject body, String name) {
        String text = body.text(name, FORM);
        try {
            return DeviceSecret.parse(text);
        } catch (IllegalArgumentException spareBits) {
            throw DeviceBody.invalid("/" + name);
        }
    }
}
