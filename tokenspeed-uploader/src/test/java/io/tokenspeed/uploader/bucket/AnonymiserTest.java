package io.tokenspeed.uploader.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireNames;
import io.tokenspeed.testkit.protocol.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymiserTest {
    @ParameterizedTest
    @CsvSource({
        "anthropic,claude-sonnet-4-5,anthropic,claude-sonnet-4-5",
        "Anthropic,Claude-Sonnet-4-5,anthropic,claude-sonnet-4-5",
        ",anthropic/claude-3.5,anthropic,claude-3.5",
        "openrouter,anthropic/claude-3.5:free,openrouter,claude-3.5:free",
        "openai,ft:gpt-4o:acme-corp:secret:x1,openai,finetuned",
        "ollama,llama3:8b:mine,ollama,llama3:8b",
        "lmstudio,/home/ada/models/x.gguf,lmstudio,other",
        "lmstudio,my-secret.gguf,lmstudio,other",
        "x,a b,x,other",
        "x,ada@example.org,x,other",
        "github_copilot,gpt-5,github-copilot,gpt-5",
        "C:\\Users\\ada,gpt-5,other,gpt-5",
        ",gpt-5,unknown,gpt-5"
    })
    void names_asTheyMayLeave(String provider, String model, String sentProvider, String sentModel) {
        assertThat(WireNames.of(provider, model)).isEqualTo(new WireNames(sentProvider, sentModel));
    }

    @Property(tries = 2000)
    void names_ofAnyText_haveClosedForms(@ForAll String provider, @ForAll String model) {
        WireNames names = WireNames.of(provider, model);

        assertThat(names.provider()).matches(WireFormat.SLUG);
        assertThat(names.model()).matches(WireFormat.MODEL);
        assertThat(WireNames.slug(model)).matches(WireFormat.SLUG);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ada/shop/,/home/ada/shop",
        "/,/",
        "C:\\Users\\ada,c:/Users/ada",
        "D:/work/,d:/work",
        "/home/cafe\u0301,/home/caf\u00e9"
    })
    void root_hasOneSpelling(String root, String canonical) {
        assertThat(CanonicalRoot.spelled(root)).isEqualTo(canonical);
    }

    @Test
    void root_behindALink_isTheRealOne(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectories(folder.toRealPath().resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(CanonicalRoot.of(link.toString())).isEqualTo(CanonicalRoot.of(real + "/../real/"));
    }

    @Test
    void project_ofTheVector_hasItsId() {
        JsonNode vector = Vectors.all().get("projectId");
        DeviceSecret salt =
                DeviceSecret.of(HexFormat.of().parseHex(vector.get("saltHex").asText()));
        SaltedProjects projects = new SaltedProjects(epoch -> salt, (epoch, root, fresh) -> fresh);

        assertThat(projects.id(vector.get("canonicalRoot").asText(), 0))
                .isEqualTo(vector.get("projectId").asText());
        assertThat(projects.id(null, 0)).isEqualTo("none");
    }
}
