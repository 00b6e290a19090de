package io.tokenspeed.agent.integrate;

import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.file.ReplacedFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A settings file of a coding agent. A change leaves a backup beside it.
 *
 * @param path the file
 */
record SettingsFile(Path path) {
    boolean exists() {
        return Files.exists(path);
    }

    /** Refuses a file that is not UTF-8, because writing it back would damage it. */
    String read() throws IOException {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            throw new IOException(path + " is not UTF-8 text", other);
        }
    }

    /** Creates the file. */
    Change create(String text) throws IOException {
        ReplacedFile.rewrite(path, text);
        return Change.of(Kind.ADDED, path);
    }

    /** Replaces the text, unless another program has changed it meanwhile. */
    Change write(String before, String after, Kind kind, String member) throws IOException {
        Path backup = path.resolveSibling(path.getFileName() + ".before-tokenspeed");
        ReplacedFile.rewrite(backup, before);
        if (!read().equals(before)) {
            return kept("another program is changing it; run the command again");
        }
        ReplacedFile.rewrite(path, after);
        return new Change(kind, kind == Kind.REMOVED ? member : "", path, "as it was before: " + backup);
    }

    Change kept(String why) {
        return new Change(Kind.KEPT, path, why);
    }

    /** The answer to a file that cannot be read or parsed. */
    Change unsafe(IOException malformed) {
        String reason =
                String.valueOf(malformed.getMessage()).lines().findFirst().orElse("it cannot be read");
        return kept("it cannot be changed safely: " + reason);
    }
}
