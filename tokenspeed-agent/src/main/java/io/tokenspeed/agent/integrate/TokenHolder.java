package io.tokenspeed.agent.integrate;

import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that holds a token since we changed it. */
final class TokenHolder {
    private TokenHolder() {}

    /** Closes the file to everybody but its owner; where that fails, the change says so. */
    static Change closed(Change change, Path file) throws IOException {
        if (change.kind() == Kind.KEPT) {
            return change;
        }
        OwnerFile.closeToOthers(file);
        return OwnerFile.isOpenToOthers(file)
                ? new Change(change.kind(), file, "others may read it, and with it the token; close it with chmod 600")
                : change;
    }
}
