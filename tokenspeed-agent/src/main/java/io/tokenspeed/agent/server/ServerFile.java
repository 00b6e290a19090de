package io.tokenspeed.agent.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.agent.server.line.AskFile;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.server.access.AccessToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code server.json} beside a database, which says where its server listens. The server touches it every
 * second; {@code following} is true once its first import is complete. It also says what the server could not send.
 */
public final class ServerFile {
    private static final String FILE = "server.json";
    private static final String BEATING = "following";
    private static final String LOST = "exportLost";
    private static final String FAILED = "exportFailedMetrics";
    private static final String PROBLEM = "exportProblem";
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Path file;
    private final Path database;
    private final AskFile ask;

    private ServerFile(Path database) {
        this.database = database.toAbsolutePath();
        this.file = this.database.resolveSibling(FILE);
        this.ask = AskFile.of(database);
    }

    /** The file of a database. */
    public static ServerFile of(Path database) {
        return new ServerFile(database);
    }

    /** The address that a server wrote, which may have been killed since; empty where there is none. */
    public Optional<String> url() {
        return Optional.ofNullable(fields().get("url"));
    }

    /** Whether a running server keeps the database up to date, so that no other import is needed. */
    public boolean isFollowed(Instant now) {
        return followedUntil()
                .filter(touched -> Duration.between(touched, now).abs().compareTo(FRESH) < 0)
                .isPresent();
    }

    /** The time until which a server has kept the database up to date; empty where no server has. */
    Optional<Instant> followedUntil() {
        try {
            Instant touched = Files.getLastModifiedTime(file).toInstant();
            return "true".equals(fields().get(BEATING)) ? Optional.of(touched) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** What a running server could not send to a receiver of OpenTelemetry; nothing where no server runs. */
    public ExportLoss loss(Instant now) {
        return isFollowed(now) ? loss(fields()) : ExportLoss.NONE;
    }

    private static ExportLoss loss(Map<String, String> fields) {
        try {
            return fields.containsKey(LOST)
                    ? new ExportLoss(
                            Long.parseLong(fields.get(LOST)),
                            Long.parseLong(fields.getOrDefault(FAILED, "0")),
                            fields.get(PROBLEM))
                    : ExportLoss.NONE;
        } catch (NumberFormatException damaged) {
            return ExportLoss.NONE;
        }
    }

    /**
     * Writes the file, and the one with which the start script asks for the status line.
     *
     * @param token what the start script shows the server; null where it cannot ask this server
     */
    void write(String url, Instant startedAt, boolean following, ExportLoss loss, @Nullable AccessToken token)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("url", url);
            json.writeStringField("database", database.toString());
            json.writeStringField("pid", Long.toString(ProcessHandle.current().pid()));
            json.writeStringField("startedAt", startedAt.toString());
            json.writeStringField(BEATING, Boolean.toString(following));
            if (!loss.equals(ExportLoss.NONE)) {
                json.writeStringField(LOST, Long.toString(loss.requests()));
                json.writeStringField(FAILED, Long.toString(loss.failedMetrics()));
                json.writeStringField(PROBLEM, String.valueOf(loss.lastProblem()));
            }
            json.writeEndObject();
        }
        new OwnerFile(file).write(text + "\n");
        if (token == null) {
            ask.delete();
        } else {
            ask.write(URI.create(url).getPort(), token.authorization());
        }
    }

    void touch(Instant now) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        ask.delete();
    }

    /** The fields of the file; none where it is missing, damaged, or of another database in the same folder. */
    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    fields.put(json.currentName(), json.getText());
                }
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return database.toString().equals(fields.get("database")) ? fields : Map.of();
    }
}
