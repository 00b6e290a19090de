package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.request.Trace;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads a message of the legacy files, {@code message/<session>/<message>.json}, with its parts where they are kept. */
final class MessageFileReader implements FileReader {
    private final Map<Path, SessionFiles> sessions = new ConcurrentHashMap<>();

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        Tally tally = new Tally(sink, () -> {});
        tally.line();
        try {
            byte[] json = JsonFile.read(file.path());
            if (json == null) {
                tally.badLine();
            } else {
                message(file.path(), MessageFields.parse(json), tally);
            }
        } catch (JsonProcessingException e) {
            tally.badLine();
        }
        tally.flush();
        sink.checkpoint(Cursors.of(file, "{}", tally.counts(), null));
    }

    private void message(Path file, MessageFields fields, Tally tally) throws IOException {
        if (!"assistant".equals(fields.role)) {
            return;
        }
        if (fields.created == null) {
            tally.badLine();
            return;
        }
        String id = Objects.requireNonNullElseGet(fields.id, () -> JsonFile.id(file));
        String session = Objects.requireNonNullElseGet(fields.sessionId, () -> folderName(file));
        Path storage = file.resolve(Path.of("..", "..", "..")).normalize();
        String directory = fields.inRepository() ? null : directory(storage, session);
        Message message = Message.of(id, session, fields.created, directory, fields);
        tally.requests(Requests.of(message, PartFiles.read(storage, id, tally), Trace.LEGACY_MESSAGE));
    }

    private @Nullable String directory(Path storage, String session) throws IOException {
        return sessions.computeIfAbsent(storage, SessionFiles::new).directory(session);
    }

    private static String folderName(Path file) {
        return String.valueOf(file.resolve("..").normalize().getFileName());
    }
}
