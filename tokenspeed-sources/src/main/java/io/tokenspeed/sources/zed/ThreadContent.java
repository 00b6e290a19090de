package io.tokenspeed.sources.zed;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.tokenspeed.sources.records.FileRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The content of a thread, as JSON or as JSON compressed with zstd. */
final class ThreadContent {
    private final String type;
    private final byte @Nullable [] data;

    /**
     * Creates the content.
     *
     * @param type {@code json} or {@code zstd}
     * @param data the content; null where it is missing
     */
    ThreadContent(String type, byte @Nullable [] data) {
        this.type = type;
        this.data = data;
    }

    /** Returns what the thread used; null, and a finding, where it cannot be read. */
    @Nullable
    ThreadUsage read(String place, FileRecords records) throws IOException {
        if (data == null) {
            records.dropped(place, "no data");
            return null;
        }
        try (InputStream in = open(data)) {
            if (in == null) {
                records.dropped(place, "its data_type is not known");
                return null;
            }
            return ThreadUsage.read(in);
        } catch (ZstdIOException damaged) {
            records.dropped(place, "not compressed with zstd");
            return null;
        }
    }

    private @Nullable InputStream open(byte[] bytes) throws IOException {
        InputStream plain = new ByteArrayInputStream(bytes);
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "json" -> plain;
            case "zstd" -> new ZstdInputStream(plain);
            default -> null;
        };
    }
}
