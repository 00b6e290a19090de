package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.tokenspeed.collector.Call;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.model.request.Request;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final Answer SLOW = Answer.text(6).every(Duration.ofMillis(5));

    @Test
    void labels_getTheWholeRequest() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            StreamingChatModel model = MeteredStreamingChatModel.of(
                    Api.OPENAI.streaming(surroundings.provider.uri(), false),
                    surroundings.recorder,
                    request -> Call.of("router", request.modelName()).user("u17"));
            Reader.of(model);

            Request request = surroundings.onlyRequest();
            assertThat(request.place().provider()).isEqualTo("router");
            assertThat(request.place().model()).isEqualTo("gpt-5.5");
            assertThat(request.labels().user()).isEqualTo("u17");
        }
    }

    @Test
    void labels_thatFail_costNothingButTheLabels() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            StreamingChatModel model = MeteredStreamingChatModel.of(
                    Api.OPENAI.streaming(surroundings.provider.uri(), false), surroundings.recorder, request -> {
                        throw new IllegalStateException("no user here");
                    });

            assertThat(Reader.of(model).text).isNotEmpty();
            assertThat(surroundings.onlyRequest().place().provider()).isEqualTo("openai");
        }
    }

    @Test
    void listenerAndMeteredModel_recordOnce() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            StreamingChatModel model = Api.OPENAI.streaming(
                    surroundings.provider.uri(), false, new RecordingListener(surroundings.recorder));
            Reader.of(MeteredStreamingChatModel.of(model, surroundings.recorder));

            assertThat(Objects.requireNonNull(surroundings.onlyRequest().measured())
                            .chunks()
                            .all())
                    .isEqualTo(6);
        }
    }

    @Test
    void meteredTwice_recordsOnce() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            StreamingChatModel model = MeteredStreamingChatModel.of(
                    Api.OPENAI.streaming(surroundings.provider.uri(), false), surroundings.recorder);
            Reader.of(
                    MeteredStreamingChatModel.of(model, surroundings.recorder, request -> Call.of("openai", "outer")));

            assertThat(surroundings.onlyRequest().place().model()).isEqualTo("outer");
        }
    }

    @Test
    void meteredByTwoRecorders_isRecordedByBoth() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW);
                Surroundings others = new Surroundings()) {
            StreamingChatModel model = MeteredStreamingChatModel.of(
                    Api.OPENAI.streaming(surroundings.provider.uri(), false), surroundings.recorder);
            Reader.of(MeteredStreamingChatModel.of(model, others.recorder));

            assertThat(surroundings.onlyRequest().tokens())
                    .isEqualTo(others.onlyRequest().tokens());
        }
    }

    @Test
    void meteredOnBothSidesOfADecorator_recordsOnce() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            StreamingChatModel model = MeteredStreamingChatModel.of(
                    Api.OPENAI.streaming(surroundings.provider.uri(), false), surroundings.recorder);
            Reader.of(MeteredStreamingChatModel.of(
                    new Decorator(model), surroundings.recorder, request -> Call.of("openai", "outer")));

            assertThat(surroundings.onlyRequest().place().model()).isEqualTo("outer");
        }
    }

    private record Decorator(StreamingChatModel model) implements StreamingChatModel {
        @Override
        public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
            model.chat(request, options, handler);
        }
    }
}
