package io.tokenspeed.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads JSON in UTF-8 within bounds. Refuses repeated names in an object, and anything after the value. */
public final class StrictJson {
    private final JsonFactory factory;
    private final ObjectReader trees;

    /** Reads within bounds of depth, names, texts, numbers and size. */
    public StrictJson(StreamReadConstraints bounds) {
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        this.trees = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    /**
     * Returns a parser at the beginning of a body. The caller checks with {@link #end} that nothing follows the value.
     */
    public JsonParser parser(byte[] body) throws IOException {
        refuseOtherEncodings(body);
        return factory.createParser(body);
    }

    /**
     * Reads a small body as a value; a missing node where the body is empty.
     *
     * @throws IOException if the body is not JSON, or breaks a rule of this class
     */
    public JsonNode tree(byte[] body) throws IOException {
        refuseOtherEncodings(body);
        return trees.readTree(body);
    }

    /** Jackson would guess UTF-16 and UTF-32 from zero bytes, and skip a byte order mark. */
    private static void refuseOtherEncodings(byte[] body) throws IOException {
        for (int i = 0; i < Math.min(2, body.length); i++) {
            if (body[i] <= 0) {
                throw new JsonParseException(null, "not in UTF-8");
            }
        }
    }

    /**
     * Makes sure that a document ends here.
     *
     * @throws IOException if anything follows
     */
    public static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more than one value");
        }
    }
}
