package io.tokenspeed.sources.codex;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens rollouts, whether compressed or not. */
final class RolloutStream {
    private static final int BUFFER = 1 << 16;

    private RolloutStream() {}

    static InputStream open(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        if (!CodexSource.isCompressed(path)) {
            return file;
        }
        try {
            return new BufferedInputStream(new ZstdInputStream(file), BUFFER);
        } catch (IOException damaged) {
            file.close();
            throw damaged;
        }
    }
}
