package io.tokenspeed.collector.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AnswerIteratorTest {
    private final List<String> heard = new ArrayList<>();

    /** Writes down what it is told, and keeps what begins with an underscore from the host. */
    private final AnswerFollower<String> follower = new AnswerFollower<>() {
        @Override
        public boolean heard(String part) {
            heard.add(part);
            return !part.startsWith("_");
        }

        @Override
        public void ended() {
            heard.add("ended");
        }

        @Override
        public void failed(Throwable error) {
            heard.add("failed: " + error.getMessage());
        }

        @Override
        public void closed() {
            heard.add("closed");
        }
    };

    private AnswerIterator<String> parts(String... parts) {
        return new AnswerIterator<>(List.of(parts).iterator(), follower);
    }

    @Test
    void parts_areHeardBeforeTheHostGetsThem() {
        AnswerIterator<String> parts = parts("a", "b");

        assertThat(parts.hasNext()).isTrue();
        assertThat(parts.hasNext()).isTrue();
        assertThat(heard).containsExactly("a");

        assertThat(parts.next()).isEqualTo("a");
        assertThat(parts.next()).isEqualTo("b");
        assertThat(parts.hasNext()).isFalse();
        assertThat(heard).containsExactly("a", "b", "ended");
    }

    @Test
    void part_keptFromTheHost_isHeardAlone() {
        List<String> given = new ArrayList<>();

        parts("a", "_b", "c", "_d").forEachRemaining(given::add);

        assertThat(given).containsExactly("a", "c");
        assertThat(heard).containsExactly("a", "_b", "c", "_d", "ended");
    }

    @Test
    void next_afterTheEnd_throws() {
        assertThatThrownBy(() -> parts().next())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the answer has ended");
    }

    @Test
    void clientThatFails_isReportedAndThrows() {
        Iterator<String> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new IllegalStateException("broken");
            }

            @Override
            public String next() {
                throw new NoSuchElementException();
            }
        };

        assertThatThrownBy(() -> new AnswerIterator<>(failing, follower).hasNext())
                .hasMessage("broken");
        assertThat(heard).containsExactly("failed: broken");
    }

    @Test
    void hostThatThrows_wantsNoMore() {
        assertThatThrownBy(() -> parts("a", "b").forEachRemaining(part -> {
                    throw new IllegalStateException("host");
                }))
                .hasMessage("host");

        assertThat(heard).containsExactly("a", "closed");
    }
}
