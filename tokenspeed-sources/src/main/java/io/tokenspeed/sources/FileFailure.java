package io.tokenspeed.sources;

import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.model.file.IoFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Says in one sentence why a file or folder could not be looked at. */
public final class FileFailure {
    private FileFailure() {}

    /** A file or folder that could not be looked at at all. */
    public static String sentence(Path path, IOException cause) {
        return "Cannot look at " + PathText.of(path) + ": " + reason(cause) + ".";
    }

    /** A folder of which the rest could not be listed. */
    public static String ofRest(Path folder, IOException cause) {
        return "Cannot list all of " + PathText.of(folder) + ": " + reason(cause) + ".";
    }

    private static String reason(IOException cause) {
        String advice = IoFailure.of(cause) == IoFailure.DENIED ? "; give yourself the right to read it" : "";
        return IoFailure.reason(cause) + advice;
    }
}
