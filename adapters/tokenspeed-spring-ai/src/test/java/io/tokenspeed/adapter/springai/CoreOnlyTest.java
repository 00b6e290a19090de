package io.tokenspeed.adapter.springai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.request.Request;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.content.Content;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;

class CoreOnlyTest {
    @Test
    void host_withoutTheProvidersJars_records() throws Exception {
        StringJoiner classPath = new StringJoiner(File.pathSeparator);
        for (Class<?> type : List.of(
                MeteredChatModel.class,
                CoreOnlyHost.class,
                Recorder.class,
                Request.class,
                ChatModel.class,
                Content.class,
                ParameterizedTypeReference.class,
                Flux.class,
                Publisher.class,
                LogFactory.class)) {
            classPath.add(place(type));
        }
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath.toString(),
                        CoreOnlyHost.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(host.getInputStream().readAllBytes(), UTF_8)).isEqualTo("1061" + System.lineSeparator());
        assertThat(host.waitFor()).isZero();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
