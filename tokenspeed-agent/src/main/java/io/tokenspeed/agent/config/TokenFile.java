package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The text of a token, which a variable gives or a file keeps. */
public final class TokenFile {
    /** The variable that overrides the file of the token that only feeds data. */
    public static final String INGEST_VARIABLE = "TS_INGEST_TOKEN";

    private static final String INGEST_FILE = "ingest-token";
    private static final int BYTES = 32;

    private TokenFile() {}

    /** The token with which other programs feed data into a database, made at the first call. */
    public static String ingest(Path database, Environment environment) throws IOException {
        return text(environment, INGEST_VARIABLE, database.resolveSibling(INGEST_FILE));
    }

    /** The token that a variable gives, else that of a file, made at the first call. */
    public static String text(Environment environment, String variable, Path path) throws IOException {
        Optional<String> given = environment.variable(variable);
        if (given.isPresent()) {
            return given.get().strip();
        }
        OwnerFile file = new OwnerFile(path);
        String kept = file.read().map(String::strip).orElse("");
        if (!kept.isEmpty()) {
            return kept;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        file.write(token + "\n");
        return token;
    }
}
