package io.tokenspeed.agent.integrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object and the places of its members, so that one member can be changed and every other character kept.
 *
 * @param text the object's JSON
 * @param members its members in order
 */
record JsonOutline(String text, List<JsonMember> members) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    JsonOutline {
        members = List.copyOf(members);
    }

    /** @throws IOException if the text is not one JSON object */
    static JsonOutline of(String text) throws IOException {
        char[] characters = text.toCharArray();
        try (JsonParser json = FACTORY.createParser(characters)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is not a JSON object");
            }
            List<JsonMember> members = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                members.add(member(json));
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
            return new JsonOutline(text, members);
        }
    }

    private static JsonMember member(JsonParser json) throws IOException {
        String name = json.currentName();
        int start = offset(json);
        JsonToken token = json.nextToken();
        int valueStart = offset(json);
        String value = token == JsonToken.VALUE_STRING ? json.getText() : null;
        json.skipChildren();
        if (token == JsonToken.VALUE_STRING) {
            json.finishToken();
        }
        int end = (int) json.currentLocation().getCharOffset();
        return new JsonMember(name, start, valueStart, end, value);
    }

    private static int offset(JsonParser json) {
        return (int) json.currentTokenLocation().getCharOffset();
    }

    Optional<JsonMember> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The text with one more member, after all others and indented like them. */
    String with(String name, String value) {
        String member = '"' + name + "\": " + value;
        int brace = text.indexOf('{') + 1;
        if (members.isEmpty()) {
            return text.substring(0, brace) + "\n  " + member + "\n" + text.substring(text.lastIndexOf('}'));
        }
        JsonMember first = members.get(0);
        int end = members.get(members.size() - 1).end();
        return text.substring(0, end) + "," + text.substring(brace, first.start()) + member + text.substring(end);
    }

    /** The text without a member that is in it. */
    String without(JsonMember member) {
        int at = members.indexOf(member);
        if (members.size() == 1) {
            return text.substring(0, text.indexOf('{') + 1) + text.substring(text.lastIndexOf('}'));
        }
        return at == 0
                ? text.substring(0, member.start())
                        + text.substring(members.get(1).start())
                : text.substring(0, members.get(at - 1).end()) + text.substring(member.end());
    }

    /** The text with another value of a member. */
    String replace(JsonMember member, String value) {
        return text.substring(0, member.valueStart()) + value + text.substring(member.end());
    }

    /** The object that is the value of a member. */
    JsonOutline inside(JsonMember member) throws IOException {
        return of(text.substring(member.valueStart(), member.end()));
    }
}
