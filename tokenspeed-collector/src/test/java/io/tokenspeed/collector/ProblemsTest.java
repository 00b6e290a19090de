package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.FaultySink.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Problems inside a recorder are logged once as a warning, without the texts of others. */
class ProblemsTest {
    private static final Logger LOGGER = Logger.getLogger(Recorder.class.getName());

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    @Test
    void failure_thatRepeats_isOneWarningAndThenDebug() {
        Recorder recorder = Recorder.builder("my-tool")
                .sink(new FaultySink(Step.THROW, Step.THROW))
                .listener(request -> {
                    throw new IllegalArgumentException("Dear Ada, please summarise /home/ada/secret.txt");
                })
                .open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);
        recorder.flush(Duration.ofSeconds(30));
        recorder.close();

        assertThat(logged).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.FINE, Level.WARNING);
        assertThat(logged)
                .extracting(line -> new SimpleFormatter().formatMessage(line))
                .containsExactly(
                        "TokenSpeed: the sink did not store a batch of requests (java.io.IOException)",
                        "TokenSpeed: the sink did not store a batch of requests (java.io.IOException)",
                        "TokenSpeed: a listener failed (java.lang.IllegalArgumentException)");
    }
}
