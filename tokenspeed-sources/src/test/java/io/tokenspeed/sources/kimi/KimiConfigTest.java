package io.tokenspeed.sources.kimi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KimiConfigTest {
    @Test
    void model_ofAnAlias_isTheConfiguredOne() {
        KimiConfig config = KimiConfig.parse("""
                default_model = "kimi-code/plan" # mine
                [models."kimi-code/plan"]
                provider = "managed"
                model = "kimi-for-coding"
                [models.other]
                model = 'glm-5'
                [services.search]
                model = "not this"
                """);

        assertThat(config.defaultModel()).isEqualTo("kimi-for-coding");
        assertThat(config.model("other")).isEqualTo("glm-5");
        assertThat(config.model("kimi-code/kimi-k2.6")).isEqualTo("kimi-k2.6");
        assertThat(config.model("__kimi_env_model__")).isNull();
    }

    @Test
    void parse_otherText_hasNoModels() {
        assertThat(KimiConfig.parse("default_model = 5\n[models\n= \"x\"")).isEqualTo(KimiConfig.NONE);
        assertThat(KimiConfig.NONE.defaultModel()).isNull();
    }
}
