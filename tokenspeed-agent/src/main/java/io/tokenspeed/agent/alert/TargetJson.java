package io.tokenspeed.agent.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.alerts.delivery.SigningSecret;
import io.tokenspeed.alerts.delivery.Target;
import io.tokenspeed.alerts.delivery.TargetAddress;
import io.tokenspeed.alerts.delivery.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Targets as JSON: with their secrets for the file, and without for everybody else. */
public final class TargetJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> MEMBERS = List.of("id", "kind", "url", "secret", "oldSecret", "enabled");

    private TargetJson() {}

    /**
     * Reads a target with its secrets.
     *
     * @throws IllegalArgumentException with a sentence that names the member and shows no value
     */
    static Target read(JsonNode json) {
        Optional<TargetKind> kind = TargetKind.of(json.path("kind").asText());
        return new Target(
                json.path("id").asText(),
                kind.orElseThrow(() -> new IllegalArgumentException("kind must be slack or webhook.")),
                member(json, "url", TargetAddress::parse),
                member(json, "secret", SigningSecret::parse),
                member(json, "oldSecret", SigningSecret::parse),
                json.path("enabled").asBoolean(true));
    }

    /**
     * Returns the targets of a client's list. A target that is known keeps what the list leaves out, so that nobody must
     * know a secret to change something else.
     *
     * @throws IllegalArgumentException with a sentence that begins with the wrong member and shows no value
     */
    public static List<Target> changed(List<Target> before, JsonNode json) {
        if (!json.path("targets").isArray()) {
            throw new IllegalArgumentException("targets must be a list of objects.");
        }
        List<Target> after = new ArrayList<>();
        for (JsonNode one : json.path("targets")) {
            after.add(read(merged(file(before).path("targets"), one)));
        }
        if (after.stream().map(Target::id).distinct().count() != after.size()) {
            throw new IllegalArgumentException("id must be another one for each target.");
        }
        return after;
    }

    private static ObjectNode merged(JsonNode known, JsonNode given) {
        ObjectNode merged = NODES.objectNode();
        for (JsonNode old : known) {
            if (old.path("id").equals(given.path("id"))) {
                old.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
            }
        }
        given.properties().forEach(member -> {
            check(member.getKey());
            merged.set(member.getKey(), member.getValue());
        });
        if (merged.path("kind").asText().equals("webhook") && !merged.hasNonNull("secret")) {
            merged.put("secret", SigningSecret.fresh().reveal());
        }
        return merged;
    }

    private static void check(String member) {
        if (!MEMBERS.contains(member)) {
            throw new IllegalArgumentException(
                    "\"" + member + "\" is no member of a target; it has " + String.join(", ", MEMBERS) + ".");
        }
    }

    private static <T> @Nullable T member(JsonNode json, String name, Function<String, T> parser) {
        JsonNode value = json.path(name);
        return value.isTextual() ? parser.apply(value.asText()) : null;
    }

    /** Returns the whole file, secrets included. */
    static ObjectNode file(List<Target> targets) {
        ObjectNode json = NODES.objectNode();
        ArrayNode list = json.putArray("targets");
        for (Target target : targets) {
            ObjectNode one = list.addObject()
                    .put("id", target.id())
                    .put("kind", target.kind().text());
            TargetAddress address = target.address();
            one.put("url", address == null ? null : address.reveal().toString());
            one.put("secret", reveal(target.secret()));
            one.put("oldSecret", reveal(target.oldSecret()));
            one.put("enabled", target.enabled());
        }
        return json;
    }

    private static @Nullable String reveal(@Nullable SigningSecret secret) {
        return secret == null ? null : secret.reveal();
    }

    /** Returns targets as they may be shown: the host of an address, and whether there are secrets. */
    public static ObjectNode shown(List<Target> targets) {
        ObjectNode json = NODES.objectNode().put("schemaVersion", 1);
        ArrayNode list = json.putArray("targets");
        for (Target target : targets) {
            TargetAddress address = target.address();
            list.addObject()
                    .put("id", target.id())
                    .put("kind", target.kind().text())
                    .put("url", address == null ? null : address.shown())
                    .put("signed", target.secret() != null)
                    .put("changingSecret", target.oldSecret() != null)
                    .put("enabled", target.enabled());
        }
        return json;
    }
}
