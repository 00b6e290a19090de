package io.tokenspeed.sources;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.file.IoFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Makes sentences that say why a file or folder could not be read. */
public final class FileFailure {
    private FileFailure() {}

    /** Returns the sentence for a file or folder that could not be read at all. */
    public static String sentence(Path path, IOException cause) {
        return "Cannot look at " + PathText.of(path) + ": " + reason(cause) + ".";
    }

    /** Returns the sentence for a folder that could not be listed to its end. */
    public static String ofRest(Path folder, IOException cause) {
        return "Cannot list all of " + PathText.of(folder) + ": " + reason(cause) + ".";
    }

    private static String reason(IOException cause) {
        String advice = IoFailure.of(cause) == IoFailure.DENIED ? "; give yourself the right to read it" : "";
        return IoFailure.reason(cause) + advice;
    }
}
