package io.tokenspeed.hub.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.wire.DeviceSecret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The file of the hub's own keys: {@code {"keys":["<43 characters of base64url>", ...]}}. The first one encrypts, all of
 * them decrypt. Only its owner may read it.
 */
final class KeyFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

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
        if (POSIX && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeyFileException("The key file " + file + " is open to others than its owner; run: chmod 600 "
                    + file + ", and put a new key first in it if somebody may have read it.");
        }
    }

    private static KeyFileException unusable(Path file) {
        return new KeyFileException(
                "The key file " + file
                        + " cannot be read as {\"keys\":[\"...\"]} with keys of 43 base64url characters; restore it from its backup.");
    }

    /** Makes the file with one new key, unless it is there by now. It is there as a whole, or not at all, also after a power loss. */
    static List<HubKey> create(Path file, SecureRandom random) {
        HubKey key = HubKey.of(DeviceSecret.random(random));
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
            Files.createDirectories(folder, rights("rwx------"));
            Path copy = Files.createTempFile(folder, ".hub-keys", null, rights("rw-------"));
            String text = "{\"keys\":[\"" + key.secret().text() + "\"]}\n";
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            publish(copy, file);
            sync(folder);
        } catch (IOException | UnsupportedOperationException unwritable) {
            throw new KeyFileException("The key file " + file + " cannot be written: " + unwritable.getMessage() + ".");
        }
        return read(file);
    }

    /** A link never replaces a file, so where another process was faster, its keys stay. */
    private static void publish(Path copy, Path file) throws IOException {
        try {
            Files.createLink(file, copy);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // What is there is read.
        } finally {
            Files.delete(copy);
        }
    }

    private static void sync(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
