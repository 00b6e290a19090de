package io.tokenspeed.hub.json;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.server.json.ClosedObject;
import java.util.Set;

/** The member {@code client} of bodies, which names the device's program and system. */
public final class ClientMember {
    /** The allowed operating systems. */
    public static final Set<String> SYSTEMS = Set.of("linux", "macos", "windows", "other");

    /** The allowed processors. */
    public static final Set<String> PROCESSORS = Set.of("x64", "arm64", "other");

    private ClientMember() {}

    /** Reads the member of a body. */
    public static ClientInfo of(ClosedObject body) {
        ClosedObject client = body.object("client");
        ClientInfo info = new ClientInfo(
                client.text("name", WireFormat.SLUG),
                client.text("version", WireFormat.VERSION),
                client.word("os", SYSTEMS),
                client.word("arch", PROCESSORS));
        client.close();
        return info;
    }
}
