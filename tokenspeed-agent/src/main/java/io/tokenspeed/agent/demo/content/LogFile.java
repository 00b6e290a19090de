package io.tokenspeed.agent.demo.content;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of JSON lines that is written once, front to back. Closing it sets the file's time to the latest line's. */
public final class LogFile implements Closeable {
    private final Path path;
    private final CountedStream stream;
    private final JsonGenerator out;
    private long lastAt;

    public LogFile(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.toAbsolutePath().getParent());
        stream = new CountedStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
        out = DemoJson.FACTORY.createGenerator(stream);
        out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    /** Appends a line of an instant, in milliseconds since the epoch. */
    public void line(long at, Map<String, @Nullable Object> row) throws IOException {
        DemoJson.write(out, row);
        lastAt = Math.max(lastAt, at);
    }

    /** The number of bytes written so far, without those still in the generator's buffer. */
    public long size() {
        return stream.count();
    }

    @Override
    public void close() throws IOException {
        out.writeRaw('\n');
        out.close();
        Files.setLastModifiedTime(path, FileTime.fromMillis(lastAt));
    }
}
