package io.tokenspeed.adapter.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Call;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.model.request.Request;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.prompt.Prompt;

class WiringTest {
    private static final Answer SLOW = Answer.text(6).every(Duration.ofMillis(5));

    @Test
    void labels_getThePromptWithTheModelsOptions() {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            Parts.read(MeteredChatModel.of(
                    Api.OPENAI.model(surroundings.provider.uri()),
                    surroundings.recorder,
                    "openai",
                    prompt -> Call.of(
                                    "router",
                                    Objects.requireNonNull(prompt.getOptions()).getModel())
                            .user("u17")));

            Request request = surroundings.onlyRequest();
            assertThat(request.place().provider()).isEqualTo("router");
            assertThat(request.place().model()).isEqualTo("gpt-5.5");
            assertThat(request.labels().user()).isEqualTo("u17");
        }
    }

    @Test
    void labels_thatFail_costNothingButTheLabels() {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            MeteredChatModel model = MeteredChatModel.of(
                    Api.OPENAI.model(surroundings.provider.uri()), surroundings.recorder, "openai", prompt -> {
                        throw new IllegalStateException("no user here");
                    });

            assertThat(Parts.text(Parts.read(model))).isNotEmpty();
            assertThat(surroundings.onlyRequest().place().provider()).isEqualTo("openai");
        }
    }

    @Test
    void meteredTwice_recordsOnceAsTheOuterSays() {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            Parts.read(MeteredChatModel.of(Api.OPENAI.metered(surroundings), surroundings.recorder, "outer"));

            assertThat(surroundings.onlyRequest().place().provider()).isEqualTo("outer");
        }
    }

    @Test
    void meteredByTwoRecorders_isRecordedByBoth() {
        try (Surroundings surroundings = Surroundings.answering(SLOW);
                Surroundings others = new Surroundings()) {
            Parts.read(MeteredChatModel.of(Api.OPENAI.metered(surroundings), others.recorder, "openai"));

            assertThat(surroundings.onlyRequest().tokens())
                    .isEqualTo(others.onlyRequest().tokens());
        }
    }

    @Test
    void stream_subscribedTwice_isTwoRequests() {
        try (Surroundings surroundings = Surroundings.answering(SLOW, SLOW)) {
            var stream = Api.OPENAI.metered(surroundings).stream(new Prompt("hello"));
            assertThat(surroundings.recorder.counts().started()).isZero();
            stream.blockLast(Duration.ofSeconds(20));
            stream.blockLast(Duration.ofSeconds(20));

            assertThat(surroundings.requests()).hasSize(2);
        }
    }
}
