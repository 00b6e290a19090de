package io.tokenspeed.hub.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.wire.DeviceSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The file of the hub's own keys: {@code {"keys":["<43 characters of base64url>", ...]}}. The first key encrypts, all
 * keys decrypt. Only the file's owner may read it.
 */
final class KeyFile {
    private KeyFile() {}

    static List<HubKey> read(Path file) {
        try {
            checkPrivate(file);
            JsonNode keys = new ObjectMapper().readTree(Files.readString(file)).path("keys");
            List<HubKey> read = StreamSupport.stream(keys.spliterator(), false)
                    .map(key -> HubKey.of(DeviceSecret.parse(key.asText())))
                    .toList();
            if (!read.isEmpty()) {
                return read;
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw unusable(file);
        }
        throw unusable(file);
    }

    private static void checkPrivate(Path file) throws IOException {
        if (OwnerFile.isOpenToOthers(file)) {
            throw new KeyFileException("The key file " + file + " is open to others than its owner; run: chmod 600 "
                    + file + ", and put a new key first in it if somebody may have read it.");
        }
    }

    private static KeyFileException unusable(Path file) {
        return new KeyFileException(
                "The key file " + file
                        + " cannot be read as {\"keys\":[\"...\"]} with keys of 43 base64url characters; restore it from its backup.");
    }

    /**
     * Makes the file with one new key, unless the file is there by now. It is there as a whole, or not at all, also
     * after a power loss.
     */
    static List<HubKey> create(Path file, SecureRandom random) {
        HubKey key = HubKey.of(DeviceSecret.random(random));
        try {
            new OwnerFile(file).writeNew("{\"keys\":[\"" + key.secret().text() + "\"]}\n");
        } catch (IOException unwritable) {
            throw unwritable(file, IoFailure.reason(unwritable));
        } catch (UnsupportedOperationException noLinks) {
            throw unwritable(file, "its file system has no hard links");
        }
        return read(file);
    }

    private static KeyFileException unwritable(Path file, String reason) {
        return new KeyFileException("The key file " + file + " cannot be written: " + reason + ".");
    }
}
