package io.tokenspeed.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The recorder needs nothing but itself and the model. */
class MinimalHostTest {
    @Test
    void host_withRecorderAndModelAlone_records() throws Exception {
        String classPath = String.join(
                File.pathSeparator, place(Recorder.class), place(Request.class), place(MinimalHostTest.class));
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        MinimalHost.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(host.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("true 1061" + System.lineSeparator());
        assertThat(host.waitFor()).isZero();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
