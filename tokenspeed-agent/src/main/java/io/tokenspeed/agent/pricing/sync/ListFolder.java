package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.file.ReplacedFile;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncRun.FetchedList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder with the last price list of each source, so that an unchanged one need not be sent again. */
record ListFolder(Path path) {
    /** Returns where a list is put while it is read. */
    Path fresh(PriceSite site) {
        return path.resolve(site.source() + ".new.json");
    }

    /** Returns where the list is that the book was compared with. */
    Path compared(PriceSite site) {
        return path.resolve(site.source() + ".json");
    }

    /** Returns the list that was read in a sync; empty if it is not here any more. */
    Optional<ListCopy> compared(PriceSite site, SyncRun read) throws IOException {
        FetchedList list = read.list();
        Path file = compared(site);
        if (list == null || Files.notExists(file)) {
            return Optional.empty();
        }
        ListCopy copy = ListCopy.of(file);
        return copy.digest().equals(list.digest())
                ? Optional.of(new ListCopy(file, list.etag(), copy.digest(), copy.bytes()))
                : Optional.empty();
    }

    /** Keeps a list that the book was compared with. */
    void keep(PriceSite site) throws IOException {
        ReplacedFile.put(fresh(site), compared(site));
    }

    void forgetFresh() throws IOException {
        for (PriceSite site : PriceSite.values()) {
            Files.deleteIfExists(fresh(site));
        }
    }

    /** Only one sync may run at a time. */
    LockFile lock() {
        return new LockFile(path.resolve("sync.lock"));
    }
}
