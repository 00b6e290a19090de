package io.tokenspeed.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.request.Request;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class CoreOnlyTest {
    @Test
    void host_withoutTheProvidersJars_records() throws Exception {
        StringJoiner classPath = new StringJoiner(File.pathSeparator);
        for (Class<?> type : List.of(
                RecordingListener.class,
                CoreOnlyHost.class,
                Recorder.class,
                Request.class,
                StreamingChatModel.class,
                Logger.class)) {
            classPath.add(place(type));
        }
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath.toString(),
                        CoreOnlyHost.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(host.getInputStream().readAllBytes(), UTF_8)).isEqualTo("1061" + System.lineSeparator());
        assertThat(host.waitFor()).isZero();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
