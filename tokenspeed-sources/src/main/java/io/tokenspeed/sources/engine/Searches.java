package io.tokenspeed.sources.engine;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Searches for the files of sources on two threads of its own, because thousands of files take as long to find as a
 * database takes to open. One thread begins with the first source, the other with the last.
 */
final class Searches {
    private final FutureTask<List<Search>> searches;

    private Searches(Supplier<List<Source>> sources) {
        this.searches = new FutureTask<>(() -> sources.get().stream()
                .map(source -> new Search(source, new FutureTask<>(source::discover)))
                .toList());
    }

    static Searches begin(Supplier<List<Source>> sources) {
        Searches searches = new Searches(sources);
        start(() -> {
            searches.searches.run();
            run(searches.all());
        });
        start(() -> run(reversed(searches.all())));
        return searches;
    }

    private static void start(Runnable search) {
        Thread thread = new Thread(
                () -> {
                    try {
                        search.run();
                    } catch (RuntimeException | Error seenByTheImporter) {
                        return;
                    }
                },
                "tokenspeed-search");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(List<Search> searches) {
        searches.forEach(search -> search.task().run());
    }

    private static List<Search> reversed(List<Search> searches) {
        List<Search> reversed = new ArrayList<>(searches);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Waits until the sources are made, and returns their searches in their order. */
    List<Search> all() {
        return result(searches);
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("import was stopped");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failure.getCause() instanceof Error known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** The search of one source. */
    record Search(Source source, FutureTask<Discovery> task) {
        /**
         * Waits for what was found.
         *
         * @throws CancellationException if the calling thread is interrupted
         */
        Discovery found() {
            return result(task);
        }
    }
}
