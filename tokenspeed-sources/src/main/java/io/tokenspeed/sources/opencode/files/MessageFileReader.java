package io.tokenspeed.sources.opencode.files;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.opencode.message.Home;
import io.tokenspeed.sources.opencode.message.Message;
import io.tokenspeed.sources.opencode.message.MessageFields;
import io.tokenspeed.sources.opencode.message.MessageLocation;
import io.tokenspeed.sources.opencode.message.Requests;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads a message from its JSON file, {@code message/<session>/<message>.json}, with the files of its parts. */
public final class MessageFileReader implements FileReader {
    private final Map<Path, SessionFiles> sessions = new ConcurrentHashMap<>();

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        FileRecords tally = new FileRecords(sink, () -> {}, List.of());
        String place = MessageLocation.message(JsonFile.id(file.path()), 0);
        byte[] json = JsonFile.read(file.path());
        Message message =
                tally.record(place, () -> json == null ? tooLong(place, tally) : read(file.path(), json, tally));
        if (message != null) {
            Path storage = storage(file.path());
            Requests.take(
                    message, PartFiles.read(storage, message.id(), tally), RecordKind.LEGACY_MESSAGE, place, tally);
        }
        tally.flush();
        sink.checkpoint(Requests.CURSORS.of(file, "{}", FileCounts.ZERO, tally, null));
    }

    private static @Nullable Message tooLong(String place, FileRecords tally) {
        tally.dropped(place, "too long");
        return null;
    }

    private @Nullable Message read(Path file, byte[] json, FileRecords tally) throws IOException {
        MessageFields fields = MessageFields.parse(json);
        if (!"assistant".equals(fields.role)) {
            return null;
        }
        Long created = fields.created != null ? fields.created : fields.completed;
        if (created == null) {
            tally.dropped(MessageLocation.message(JsonFile.id(file), 0), "no readable time");
            return null;
        }
        String id = Objects.requireNonNullElseGet(fields.id, () -> JsonFile.id(file));
        String session = Objects.requireNonNullElseGet(fields.sessionId, () -> folderName(file));
        SessionFiles known = sessions.computeIfAbsent(storage(file), SessionFiles::new);
        tally.session(session, known.parent(session));
        String directory = fields.inRepository() ? null : known.directory(session);
        return Message.of(id, session, created, new Home(directory, null), fields);
    }

    private static Path storage(Path file) {
        return file.resolve(Path.of("..", "..", "..")).normalize();
    }

    private static String folderName(Path file) {
        return String.valueOf(file.resolve("..").normalize().getFileName());
    }
}
