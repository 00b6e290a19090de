package io.tokenspeed.hub.device;

import io.tokenspeed.hub.json.ClientMember;
import io.tokenspeed.hub.json.DeviceBody;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.server.json.ClosedObject;
import java.util.regex.Pattern;

/**
 * The body of an enrolment.
 *
 * @param inviteDigest hex SHA-256 of the invite's token; also of a malformed one, so that it is refused like an unknown
 * one
 * @param secret the device's secret
 * @param client the device's program
 * @param name the name that the device's user chose; empty for none
 */
record EnrolBody(String inviteDigest, DeviceSecret secret, ClientInfo client, String name) {
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,128}");
    private static final long FIRST = 1_700_000_000L;
    private static final long LAST = 4_102_444_800L;

    static EnrolBody read(byte[] bytes) {
        ClosedObject body = DeviceBody.of(bytes);
        DeviceBody.version(body);
        String digest = Sha256.hex(body.text("inviteToken", TOKEN));
        DeviceSecret secret = Secrets.of(body, "deviceSecret");
        ClientInfo client = ClientMember.of(body);
        ClosedObject consent = body.object("consent");
        consent.integer("version", 1, 9999);
        consent.integer("grantedAt", FIRST, LAST);
        consent.close();
        String name = body.has("name") ? body.text("name", DeviceName.FORM) : "";
        body.close();
        return new EnrolBody(digest, secret, client, name);
    }
}
