package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownAgentTest {
    @Test
    void tools_areThoseOfAllSources() {
        Environment environment = new Environment(Map.of(), Path.of("/home/ann"), Path.of("/"));

        assertThat(KnownAgent.TOOLS)
                .isEqualTo(Sources.all(environment).stream().map(Source::tool).toList());
    }

    @Test
    void title_ofAnAgent_isItsName() {
        assertThat(KnownAgent.title("qwen")).isEqualTo("Qwen Code");
    }

    @Test
    void title_ofAnotherTool_isTheTool() {
        assertThat(KnownAgent.title("shop")).isEqualTo("shop");
    }
}
