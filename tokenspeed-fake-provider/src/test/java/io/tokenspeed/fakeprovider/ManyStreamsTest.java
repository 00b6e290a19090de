package io.tokenspeed.fakeprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyStreamsTest {
    private static final int STREAMS = 1_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void streams_costNoThreads_andAreAnsweredInFull() throws Exception {
        try (FakeProvider provider = FakeProvider.start()) {
            int before = ManagementFactory.getThreadMXBean().getThreadCount();

            try (ManyStreams streams = new ManyStreams(provider.uri())) {
                streams.open(STREAMS, "text 10 every 20ms");
                for (int i = 0; i < STREAMS; i++) {
                    provider.awaitEnding(i, SOON);
                }
                assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 20);
            }

            assertThat(provider.exchanges())
                    .hasSize(STREAMS)
                    .allMatch(exchange -> exchange.ending() == Exchange.Ending.SENT)
                    .allMatch(exchange -> exchange.deltaNanos().size() == 10);
        }
    }

    @Test
    void clientsThatLeaveInSilence_areNoticed() throws Exception {
        try (FakeProvider provider = FakeProvider.start()) {
            try (ManyStreams streams = new ManyStreams(provider.uri())) {
                streams.open(STREAMS, "role;hang");
                while (provider.exchanges().size() < STREAMS) {
                    Thread.onSpinWait();
                }
            }

            for (int i = 0; i < STREAMS; i++) {
                assertThat(provider.awaitEnding(i, SOON).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
            }
        }
    }
}
