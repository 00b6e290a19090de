package io.tokenspeed.sources.engine;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The logs of a tool in another home folder. Its requests carry the folder's label as the tag {@code home}. */
record LabelledSource(Source source, String label) implements Source {
    private static final String TAG = "home";

    @Override
    public String tool() {
        return source.tool();
    }

    @Override
    public int readerVersion() {
        return source.readerVersion();
    }

    @Override
    public List<Path> roots() {
        return source.roots();
    }

    @Override
    public Discovery discover() {
        return source.discover();
    }

    @Override
    public FileReader reader(Discovery discovery, KnownCursors cursors) {
        FileReader reader = source.reader(discovery, cursors);
        return (file, cursor, sink) -> reader.read(file, cursor, new Labelling(sink, label));
    }

    private record Labelling(ReadSink sink, String label) implements ReadSink {
        @Override
        public void request(Request request) {
            RequestLabels tag = new RequestLabels(null, null, Map.of(TAG, label), null, null, null);
            sink.request(request.with(request.measured(), request.labels().merge(tag)));
        }

        @Override
        public void descent(Descent descent) {
            sink.descent(descent);
        }

        @Override
        public void session(SessionDetail detail) {
            sink.session(detail);
        }

        /** A limit of an account on another machine would stand beside the user's own under the same name. */
        @Override
        public void limit(LimitReport report) {}

        @Override
        public void checkpoint(Cursor cursor) {
            sink.checkpoint(cursor);
        }
    }
}
