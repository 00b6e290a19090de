package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireHeader;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Computes the digest of a body and compares it with the {@code Content-Digest} header of RFC 9530, so that a damaged
 * body is told apart from a wrong key.
 */
public final class BodyDigest {
    private static final String NAME = "sha-256=";

    private BodyDigest() {}

    /**
     * Returns the SHA-256 of the body in lower-case hex.
     *
     * @throws Refusal if the header has another SHA-256; digests of other kinds are ignored
     */
    public static String of(WireRequest request, byte[] body) {
        byte[] digest = Sha256.of(body);
        String expected = NAME + ":" + Base64.getEncoder().encodeToString(digest) + ":";
        for (String said : request.header(WireHeader.CONTENT_DIGEST).split(",", -1)) {
            if (said.strip().startsWith(NAME) && !said.strip().equals(expected)) {
                throw Refusal.of(ErrorCode.DIGEST_MISMATCH);
            }
        }
        return HexFormat.of().formatHex(digest);
    }
}
