package io.tokenspeed.sources.engine;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.Source;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Searches for the files of sources, one source after another, on a thread of its own: thousands of files take as long to
 * find as a database takes to open.
 */
final class Searches {
    private final List<Search> searches;

    private Searches(List<Search> searches) {
        this.searches = searches;
    }

    /** The search of one source. */
    record Search(Source source, FutureTask<Discovery> task) {
        /**
         * Waits for what was found.
         *
         * @throws CancellationException if the calling thread is interrupted
         */
        Discovery found() {
            try {
                return task.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException("import was stopped");
            } catch (ExecutionException failure) {
                throw new IllegalStateException(
                        "the files of " + source.tool() + " cannot be searched", failure.getCause());
            }
        }
    }

    static Searches begin(List<Source> sources) {
        Searches searches = new Searches(sources.stream()
                .map(source -> new Search(source, new FutureTask<>(source::discover)))
                .toList());
        Thread thread = new Thread(searches::run, "tokenspeed-search");
        thread.setDaemon(true);
        thread.start();
        return searches;
    }

    private void run() {
        searches.forEach(search -> search.task().run());
    }

    /** The searches in the order of their sources. */
    List<Search> all() {
        return searches;
    }
}
