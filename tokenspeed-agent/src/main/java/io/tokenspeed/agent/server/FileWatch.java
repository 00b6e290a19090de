package io.tokenspeed.agent.server;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Notices changes below folders that may not exist yet. It may miss changes, for example where the system has no more
 * watches, so its user must also look now and then. Used by one thread.
 */
public final class FileWatch implements AutoCloseable {
    private static final int MAX_FOLDERS = 20_000;
    private static final Set<String> UNINTERESTING = Set.of("snapshot", "log", "bin", "node_modules", ".git", "cache");

    private final List<Path> roots;
    private final Path own;
    private final WatchService service;
    private final Set<Path> watched = new HashSet<>();
    private final Set<Path> looked = new HashSet<>();
    private boolean exhausted;

    /**
     * Starts to watch the folders that exist.
     *
     * @param roots the folders
     * @param own a folder that this program itself writes to, which is not watched
     */
    public FileWatch(List<Path> roots, Path own) throws IOException {
        this.roots = List.copyOf(roots);
        this.own = own;
        this.service = FileSystems.getDefault().newWatchService();
        watchRoots();
    }

    /** Waits for a change, at most the given milliseconds; false where there was none. */
    public boolean await(long millis) throws InterruptedException {
        WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
        boolean changed = watchRoots();
        while (key != null) {
            changed |= changed(key);
            key = service.poll();
        }
        return changed;
    }

    /** Whether all folders are watched. */
    public boolean complete() {
        return !exhausted;
    }

    private boolean changed(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE
                    && key.watchable() instanceof Path folder
                    && event.context() instanceof Path name) {
                watchBelow(folder.resolve(name));
            }
        }
        if (!key.reset() && key.watchable() instanceof Path gone) {
            watched.remove(gone);
        }
        return true;
    }

    /**
     * Watches roots that have appeared; false where there are none. Where a root cannot be watched, {@link #complete}
     * is false.
     */
    private boolean watchRoots() {
        int before = watched.size();
        for (Path root : roots) {
            if (!looked.contains(root) && Files.isDirectory(root)) {
                looked.add(root);
                int here = watched.size();
                watchBelow(root);
                exhausted |= watched.size() == here;
            }
        }
        looked.removeIf(root -> !Files.isDirectory(root));
        return watched.size() > before;
    }

    private void watchBelow(Path top) {
        if (!Files.isDirectory(top)) {
            return;
        }
        try {
            Files.walkFileTree(top.toRealPath(), new Visitor());
        } catch (IOException | ClosedWatchServiceException failure) {
            exhausted = true;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Path name = folder.getFileName();
            if (folder.equals(own) || (name != null && UNINTERESTING.contains(name.toString()))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (watched.size() >= MAX_FOLDERS) {
                exhausted = true;
                return FileVisitResult.TERMINATE;
            }
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            watched.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
