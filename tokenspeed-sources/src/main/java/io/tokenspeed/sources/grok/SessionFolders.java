package io.tokenspeed.sources.grok;

import io.tokenspeed.sources.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders of sessions by their ids, for the log of calls, which names neither every project nor every model. */
final class SessionFolders {
    private final Map<String, SessionFolder> byId = new HashMap<>();

    SessionFolders(List<SourceFile> files) {
        for (SourceFile file : files) {
            if (file.path().endsWith(GrokSource.TURNS)) {
                SessionFolder folder = SessionFolder.of(file.path());
                byId.putIfAbsent(folder.id(), folder);
            }
        }
    }

    @Nullable
    String project(String session) {
        SessionFolder folder = byId.get(session);
        return folder == null ? null : folder.project();
    }

    @Nullable
    String model(String session) {
        SessionFolder folder = byId.get(session);
        return folder == null ? null : folder.model();
    }
}
