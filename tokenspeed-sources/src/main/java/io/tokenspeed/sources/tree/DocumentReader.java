package io.tokenspeed.sources.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileCursors;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file that its tool writes anew each time, so that it is read from its start each time it changed. */
public final class DocumentReader implements FileReader {
    private static final int MAX_BYTES = 128 << 20;

    /** Where the findings about the whole file are. */
    public static final String WHOLE = "file";

    private final FileCursors cursors;
    private final Document document;

    /** Creates a reader of files of one form. */
    public DocumentReader(FileCursors cursors, Document document) {
        this.cursors = cursors;
        this.document = document;
    }

    /** Reads one document. */
    public interface Document {
        /** Hands over the requests of a document. */
        void read(JsonNode root, SourceFile file, FileRecords records) throws IOException;
    }

    @Override
    public void read(SourceFile file, @Nullable Cursor cursor, ReadSink sink) throws IOException {
        FileRecords records = new FileRecords(sink, () -> {}, List.of());
        byte[] json;
        try (InputStream in = Files.newInputStream(file.path())) {
            json = in.readNBytes(MAX_BYTES + 1);
        }
        if (json.length > MAX_BYTES) {
            records.dropped(WHOLE, "too long");
        } else {
            JsonNode root = records.attempt(WHOLE, () -> JsonTree.document(json));
            if (root != null) {
                document.read(root, file, records);
            }
        }
        records.flush();
        sink.checkpoint(cursors.of(file, "{}", FileCounts.ZERO, records, null));
    }
}
