package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.FileReader;
import io.tokenspeed.sources.KnownCursors;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchesTest {
    private static final Discovery NOTHING = new Discovery(List.of(), List.of());

    @Test
    void all_manySources_areEachSearchedOnceAndInOrder() {
        List<Source> sources = IntStream.range(0, 50)
                .mapToObj(i -> (Source) new Searched("tool-" + i, new Once()))
                .toList();

        Searches searches = Searches.begin(() -> sources);

        assertThat(searches.all()).extracting(Searches.Search::source).isEqualTo(sources);
        assertThat(searches.all()).extracting(Searches.Search::found).containsOnly(NOTHING);
    }

    @Test
    void found_searchFails_tellsTheFailureItself() {
        IllegalArgumentException wrong = new IllegalArgumentException("wrong");
        StackOverflowError deep = new StackOverflowError();
        Searches searches = Searches.begin(() -> List.of(
                new Searched("wrong", () -> {
                    throw wrong;
                }),
                new Searched("deep", () -> {
                    throw deep;
                }),
                new Searched("right", () -> NOTHING)));

        assertThatThrownBy(() -> searches.all().get(0).found()).isSameAs(wrong);
        assertThatThrownBy(() -> searches.all().get(1).found()).isSameAs(deep);
        assertThat(searches.all().get(2).found()).isEqualTo(NOTHING);
    }

    @Test
    void all_sourcesCannotBeMade_tellsWhy() {
        IllegalArgumentException wrong = new IllegalArgumentException("TS_HOMES names no folder");

        Searches searches = Searches.begin(() -> {
            throw wrong;
        });

        assertThatThrownBy(searches::all).isSameAs(wrong);
    }

    @Test
    void found_whoWaitsIsInterrupted_stops() {
        CountDownLatch never = new CountDownLatch(1);
        Searches searches = Searches.begin(() -> List.of(new Searched("slow", () -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return NOTHING;
        })));
        Searches.Search slow = searches.all().get(0);

        Thread.currentThread().interrupt();

        assertThatThrownBy(slow::found).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    /** Finds nothing the first time, and fails the second. */
    private static final class Once implements Supplier<Discovery> {
        private final CountDownLatch left = new CountDownLatch(1);

        @Override
        public synchronized Discovery get() {
            if (left.getCount() == 0) {
                throw new IllegalStateException("searched twice");
            }
            left.countDown();
            return NOTHING;
        }
    }

    private record Searched(String tool, Supplier<Discovery> search) implements Source {
        @Override
        public int readerVersion() {
            return 1;
        }

        @Override
        public List<Path> roots() {
            return List.of();
        }

        @Override
        public Discovery discover() {
            return search.get();
        }

        @Override
        public FileReader reader(Discovery discovery, KnownCursors cursors) {
            throw new UnsupportedOperationException("nothing is read");
        }
    }
}
