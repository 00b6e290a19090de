package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.regex.Pattern;

/** Allows queries in GET requests only, short and printable. */
final class QueryForm {
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{0,256}");

    private QueryForm() {}

    static void check(WireRequest request) {
        String query = request.query();
        boolean allowed = query.isEmpty() || request.method().equals("GET");
        if (!allowed || !PRINTABLE.matcher(query).matches()) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
    }
}
