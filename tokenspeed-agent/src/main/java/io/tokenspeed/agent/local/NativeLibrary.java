package io.tokenspeed.agent.local;

import io.tokenspeed.model.file.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's native library once into the folder that the start script names, because the driver otherwise unpacks
 * it anew at each start.
 */
public final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";

    private NativeLibrary() {}

    /** Puts the library into the folder; where that fails, the driver unpacks it as usual. */
    public static void prepare() {
        String folder = System.getProperty(FOLDER);
        if (folder != null && !isThere(Path.of(folder), LibraryLoaderUtil.getNativeLibName())) {
            System.clearProperty(FOLDER);
        }
    }

    private static boolean isThere(Path folder, String name) {
        Path library = folder.resolve(name);
        return Files.exists(library) || unpack(library, LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
    }

    /** Moves the finished file into place, so that another process never loads half of it. */
    private static boolean unpack(Path library, String resource) {
        try (InputStream content = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (content == null) {
                return false;
            }
            ReplacedFile.copy(content, library);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }
}
