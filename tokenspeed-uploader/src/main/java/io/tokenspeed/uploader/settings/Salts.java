package io.tokenspeed.uploader.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.wire.DeviceSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The salts of all epochs, in {@code upload-salts.json}. They never leave the machine. The first one is the
 * predecessor's where there is one; the predecessor's file is only read.
 */
public final class Salts {
    private static final String FILE = "upload-salts.json";
    private static final Pattern PREDECESSOR = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OwnerFile file;
    private final Path predecessor;
    private final SecureRandom random;

    /**
     * The salts of a folder.
     *
     * @param predecessor the file with the predecessor's salt
     */
    public Salts(Path folder, Path predecessor, SecureRandom random) {
        this.file = new OwnerFile(folder.resolve(FILE));
        this.predecessor = predecessor;
        this.random = random;
    }

    /** The salt of an epoch. Makes and stores one if there is none. */
    public DeviceSecret of(int epoch) {
        try {
            Map<Integer, DeviceSecret> all = read();
            DeviceSecret known = all.get(epoch);
            if (known != null) {
                return known;
            }
            DeviceSecret fresh = epoch == 0 ? first() : DeviceSecret.random(random);
            all.put(epoch, fresh);
            write(all);
            return fresh;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes all salts, so that old ids can never be made again. */
    public void delete() throws IOException {
        file.delete();
    }

    private DeviceSecret first() throws IOException {
        return predecessorSalt().orElseGet(() -> DeviceSecret.random(random));
    }

    private Optional<DeviceSecret> predecessorSalt() throws IOException {
        if (!Files.isRegularFile(predecessor)
                || !Files.isReadable(predecessor)
                || Files.size(predecessor) > MAX_BYTES) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(predecessor), StandardCharsets.ISO_8859_1).strip();
        return PREDECESSOR.matcher(text).matches()
                ? Optional.of(DeviceSecret.of(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    private Map<Integer, DeviceSecret> read() throws IOException {
        Map<Integer, DeviceSecret> all = new TreeMap<>();
        Optional<String> text = file.read();
        if (text.isPresent()) {
            JsonNode json = JSON.readTree(text.get());
            json.fieldNames()
                    .forEachRemaining(epoch -> all.put(
                            Integer.valueOf(epoch),
                            DeviceSecret.parse(json.get(epoch).asText())));
        }
        return all;
    }

    private void write(Map<Integer, DeviceSecret> all) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        all.forEach((epoch, salt) -> json.put(epoch.toString(), salt.text()));
        file.write(json + "\n");
    }
}
