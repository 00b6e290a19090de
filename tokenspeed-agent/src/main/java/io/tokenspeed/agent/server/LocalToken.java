package io.tokenspeed.agent.server;

import io.tokenspeed.agent.config.TokenFile;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.server.access.AccessToken;
import java.io.IOException;
import java.nio.file.Path;

/** The secret that a client must present to the local server to change something, or from another machine. */
public final class LocalToken {
    /** The variable that overrides the file. */
    public static final String VARIABLE = "TS_LOCAL_TOKEN";

    /** The variable that overrides the file of the token that only feeds data. */
    public static final String INGEST_VARIABLE = TokenFile.INGEST_VARIABLE;

    private static final String FILE = "local-token";
    private static final String INGEST_FILE = "ingest-token";

    private LocalToken() {}

    /** The token of a database, made at the first call. */
    static AccessToken of(Path database, Environment environment) throws IOException {
        return of(environment, VARIABLE, database.resolveSibling(FILE));
    }

    /** The token with which other programs may feed data and do nothing else, made at the first call. */
    static AccessToken ingest(Path database, Environment environment) throws IOException {
        return of(environment, INGEST_VARIABLE, database.resolveSibling(INGEST_FILE));
    }

    private static AccessToken of(Environment environment, String variable, Path path) throws IOException {
        String name = environment.variable(variable).isPresent() ? variable : path.toString();
        return token(name, TokenFile.text(environment, variable, path));
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
