package io.tokenspeed.uploader.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.wire.DeviceSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Credentials} in {@code hub-device.json}, which only its owner may read. */
public final class CredentialFile {
    private static final String FILE = "hub-device.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OwnerFile file;
    private final Path path;

    public CredentialFile(Path folder) {
        this.path = folder.resolve(FILE);
        this.file = new OwnerFile(path);
    }

    /** Reads the credentials; empty before the device enrols. */
    public Optional<Credentials> read() throws IOException {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(credentials(JSON.readTree(text.get())));
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            throw new IOException(path + " is damaged; remove it and enrol again");
        }
    }

    /** Stores credentials, which are on the disk when this returns. */
    public void write(Credentials credentials) throws IOException {
        file.write(json(credentials) + "\n");
    }

    /**
     * Notes that the hub confirmed a device. Returns false, and notes nothing, if the file holds another device by now.
     */
    public boolean confirm(Credentials device) throws IOException {
        Optional<Credentials> known =
                read().filter(current -> current.deviceId().equals(device.deviceId()));
        if (known.isPresent() && !known.get().confirmed()) {
            write(known.get().confirm());
        }
        return known.isPresent();
    }

    /** Deletes the credentials. */
    public void delete() throws IOException {
        file.delete();
    }

    private static Credentials credentials(JsonNode json) {
        SigningKey current = key(json.get("current"));
        if (current == null) {
            throw new IllegalArgumentException("no key");
        }
        return new Credentials(
                json.required("deviceId").asText(),
                json.required("hubUrl").asText(),
                json.path("confirmed").asBoolean(),
                json.path("enrolledAt").asLong(),
                new DeviceKeys(current, key(json.get("candidate")), key(json.get("previous"))));
    }

    private static @Nullable SigningKey key(@Nullable JsonNode json) {
        return json == null || json.isNull()
                ? null
                : new SigningKey(
                        json.required("id").asText(),
                        DeviceSecret.parse(json.required("secret").asText()),
                        json.path("since").asLong());
    }

    private static ObjectNode json(Credentials credentials) {
        ObjectNode json = JSON.createObjectNode();
        json.put("deviceId", credentials.deviceId());
        json.put("hubUrl", credentials.hubUrl());
        json.put("confirmed", credentials.confirmed());
        json.put("enrolledAt", credentials.enrolledAt());
        json.set("current", json(credentials.keys().current()));
        json.set("candidate", json(credentials.keys().candidate()));
        json.set("previous", json(credentials.keys().previous()));
        return json;
    }

    private static @Nullable ObjectNode json(@Nullable SigningKey key) {
        return key == null
                ? null
                : JSON.createObjectNode()
                        .put("id", key.id())
                        .put("secret", key.secret().text())
                        .put("since", key.since());
    }
}
