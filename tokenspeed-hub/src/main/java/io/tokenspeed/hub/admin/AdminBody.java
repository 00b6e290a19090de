package io.tokenspeed.hub.admin;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.server.json.Fault;
import io.tokenspeed.server.json.StrictJson;
import io.tokenspeed.server.problem.BadQueryException;
import java.io.IOException;
import java.util.List;

/** Reads the bodies of the admin API. */
final class AdminBody {
    private static final StrictJson JSON = new StrictJson(StreamReadConstraints.defaults());

    private AdminBody() {}

    /**
     * Reads a body as an object.
     *
     * @throws BadQueryException if the body is no JSON object; the object's methods throw it for members that do not
     * match
     */
    static ClosedObject read(byte[] body) {
        try {
            return ClosedObject.of(JSON.tree(body), AdminBody::bad);
        } catch (IOException malformed) {
            throw new BadQueryException("The body is not well-formed JSON.", "body", List.of());
        }
    }

    private static BadQueryException bad(Fault fault) {
        String field = fault.pointer().isEmpty() ? "body" : fault.pointer().substring(1);
        return new BadQueryException(fault.sentence(), field, fault.allowed());
    }
}
