package io.tokenspeed.sources.zed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a thread used. Reads its JSON as a stream and keeps no message, because a thread may be of any size.
 *
 * @param members the wanted members of the thread
 */
record ThreadUsage(Map<String, JsonNode> members) {
    private static final String SUM = "cumulative_token_usage";
    private static final String BY_TURN = "request_token_usage";
    private static final String MODEL = "model";
    private static final String IMPORTED = "imported";
    private static final Set<String> WANTED = Set.of(SUM, BY_TURN, MODEL, IMPORTED);

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .build()
            .readerFor(JsonNode.class);

    static ThreadUsage read(InputStream in) throws IOException {
        Map<String, JsonNode> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("not an object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (WANTED.contains(name)) {
                    members.put(name, JSON.readValue(parser));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new ThreadUsage(members);
    }

    private JsonNode member(String name) {
        return members.getOrDefault(name, MissingNode.getInstance());
    }

    /** Returns whether the thread came from another person, who paid for it. */
    boolean imported() {
        return member(IMPORTED).asBoolean();
    }

    /** Returns the model that was chosen last. */
    String model() {
        return Objects.requireNonNullElse(JsonTree.text(member(MODEL), MODEL), "unknown");
    }

    /** Returns the provider in the name that prices use; null where neither its name nor that of the model shows it. */
    @Nullable
    String provider() {
        return ZedProvider.of(JsonTree.text(member(MODEL), "provider"), model());
    }

    boolean used() {
        TokenFields tokens = tokens();
        return tokens.counts().total() > 0 || tokens.doubt() != null;
    }

    /**
     * Returns the sums of all requests. Where Zed did not sum them, adds up the last request of each turn, which is less
     * than was used.
     */
    TokenFields tokens() {
        TokenFields sums = add(new TokenFields(), member(SUM));
        if (sums.counts().total() > 0 || sums.doubt() != null) {
            return sums;
        }
        TokenFields turns = new TokenFields();
        member(BY_TURN).forEach(turn -> add(turns, turn));
        return turns;
    }

    /** Zed leaves out counters of 0. */
    private static TokenFields add(TokenFields sums, JsonNode usage) {
        return usage.isObject() && !usage.isEmpty()
                ? sums.count(Field.INPUT, "input_tokens", usage.has("input_tokens") ? usage.get("input_tokens") : 0)
                        .member(Field.OUTPUT, usage, "output_tokens")
                        .member(Field.CACHE_READ, usage, "cache_read_input_tokens")
                        .member(Field.CACHE_WRITE, usage, "cache_creation_input_tokens")
                : sums;
    }
}
