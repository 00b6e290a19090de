package io.tokenspeed.hub.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.hub.json.ClientMember;
import io.tokenspeed.model.wire.WireFormat;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the small members of an upload's envelope. */
final class EnvelopeParts {
    private static final List<String> CLIENT = List.of("name", "version", "os", "arch");
    private static final Pattern SYSTEM = Pattern.compile(String.join("|", ClientMember.SYSTEMS));
    private static final Pattern PROCESSOR = Pattern.compile(String.join("|", ClientMember.PROCESSORS));
    private static final Pattern REASON = Pattern.compile("queue_overflow|expired|rejected|corrupt_row|internal_error");
    private static final int MAX_LOSSES = 16;
    private static final int BOTH = 0b11;

    private final Fields fields;

    EnvelopeParts(Fields fields) {
        this.fields = fields;
    }

    /** When the body was made, in seconds since the epoch. */
    long createdAt() throws IOException {
        return fields.integer("/createdAt", 1_700_000_000L, 4_102_444_800L);
    }

    /** The version of the client's program. */
    String client() throws IOException {
        String version = "";
        if (!fields.open("/client")) {
            return version;
        }
        Set<String> missing = new LinkedHashSet<>(CLIENT);
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "name" -> fields.text("/client/name", WireFormat.SLUG);
                case "version" -> version = fields.text("/client/version", WireFormat.VERSION);
                case "os" -> fields.text("/client/os", SYSTEM);
                case "arch" -> fields.text("/client/arch", PROCESSOR);
                default -> fields.skip("/client");
            }
            missing.remove(name);
        }
        missing.forEach(name -> fields.faultAt("/client/" + name));
        return version;
    }

    void losses() throws IOException {
        if (!fields.openArray("/losses")) {
            return;
        }
        int count = 0;
        while (fields.json().nextToken() != JsonToken.END_ARRAY) {
            loss("/losses/" + count);
            if (++count > MAX_LOSSES) {
                fields.faultAt("/losses");
            }
        }
    }

    private void loss(String pointer) throws IOException {
        if (!fields.open(pointer)) {
            return;
        }
        int seen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "reason" -> {
                    fields.text(pointer + "/reason", REASON);
                    seen |= 1;
                }
                case "records" -> {
                    fields.integer(pointer + "/records", 1, 1_000_000);
                    seen |= 2;
                }
                default -> fields.skip(pointer);
            }
        }
        if (seen != BOTH) {
            fields.faultAt(pointer);
        }
    }
}
