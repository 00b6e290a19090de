package io.tokenspeed.hub.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import java.io.IOException;

/** JSON in UTF-8 with bounded depth, names, texts and numbers, and no name twice in one object. */
public final class StrictJson {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(128)
                    .maxNameLength(32)
                    .maxNumberLength(20)
                    .maxDocumentLength(Limits.INFLATED_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final ObjectReader TREES = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private StrictJson() {}

    /** A parser at the beginning of a body. */
    public static JsonParser parser(byte[] body) throws IOException {
        refuseOtherEncodings(body);
        return FACTORY.createParser(body);
    }

    /**
     * The object that is a small body.
     *
     * @throws Refusal if it is no JSON, or no object
     */
    public static ClosedObject object(byte[] body) {
        try {
            refuseOtherEncodings(body);
            JsonNode tree = TREES.readTree(body);
            if (!tree.isObject()) {
                throw tree.isMissingNode() ? Refusal.of(ErrorCode.MALFORMED_JSON) : ClosedObject.invalid("");
            }
            return new ClosedObject("", tree);
        } catch (IOException malformed) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
    }

    /** The parser would guess UTF-16 and UTF-32 from zero bytes, and skip a mark of the byte order. */
    private static void refuseOtherEncodings(byte[] body) {
        for (int i = 0; i < Math.min(2, body.length); i++) {
            if (body[i] <= 0) {
                throw Refusal.of(ErrorCode.MALFORMED_JSON);
            }
        }
    }

    /** Makes sure that a document ends here. */
    public static void end(JsonParser parser) throws IOException {
        JsonToken more = parser.nextToken();
        if (more != null) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
    }
}
