package io.tokenspeed.agent.server;

import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.dashboard.access.AccessToken;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The secret that whoever changes something, or comes from another machine, presents to the local server. */
public final class LocalToken {
    /** Overrides the file. */
    public static final String VARIABLE = "TS_LOCAL_TOKEN";

    private static final String FILE = "local-token";
    private static final int BYTES = 32;

    private LocalToken() {}

    /** The token of a database, made when it is asked for the first time. */
    static AccessToken of(Path database, Environment environment) throws IOException {
        Optional<String> given = environment.variable(VARIABLE);
        if (given.isPresent()) {
            return token(VARIABLE, given.get());
        }
        Path file = database.resolveSibling(FILE);
        if (Files.exists(file)) {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!text.isEmpty()) {
                return token(file.toString(), text);
            }
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        PrivateFile.write(file, token + "\n");
        return token(file.toString(), token);
    }

    /**
     * The token that a setting gives.
     *
     * @throws UsageException if it is too short to be random enough
     */
    private static AccessToken token(String name, String text) {
        return AccessToken.of(text.strip()).orElseThrow(() -> new UsageException(name + " " + AccessToken.RULE + "."));
    }
}
