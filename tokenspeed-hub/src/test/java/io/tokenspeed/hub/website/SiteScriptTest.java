package io.tokenspeed.hub.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that makes a static copy of the website names one hub in it, and takes nothing but an address. */
class SiteScriptTest {
    @TempDir
    private Path folder;

    @Test
    void copy_readsThatHubAndNoOther() throws IOException, InterruptedException {
        Path site = folder.resolve("new/site");

        SiteScript run = SiteScript.run("https://hub.example.org:8443/", site.toString());

        assertThat(run.output()).isEqualTo("The website for https://hub.example.org:8443 is in " + site + ".\n");
        assertThat(Files.readString(site.resolve("config.json")))
                .isEqualTo("{\"server\":\"https://hub.example.org:8443\"}\n");
        assertThat(Files.readString(site.resolve("index.html")))
                .containsOnlyOnce("http-equiv=\"Content-Security-Policy\"")
                .contains(
                        "connect-src 'self' https://hub.example.org:8443;",
                        "script-src 'self'; style-src 'self';",
                        "base-uri 'none'; form-action 'none';",
                        "require-trusted-types-for 'script'; trusted-types tokenspeed\"")
                .doesNotContain("unsafe", "frame-ancestors");
        assertThat(names(site))
                .containsExactly(
                        "app.js",
                        "config.json",
                        "icon.svg",
                        "index.html",
                        "licences.txt",
                        "pages.js",
                        "style.css",
                        "sw.js",
                        "theme.js",
                        "uplot.js");
    }

    @Test
    void copyOfAnotherHub_isAnotherOneForTheBrowser() throws IOException, InterruptedException {
        SiteScript.copy("https://a.example.org", folder.resolve("a"));
        SiteScript.copy("https://b.example.org", folder.resolve("b"));

        assertThat(Files.readString(folder.resolve("a/sw.js")))
                .isNotEqualTo(Files.readString(folder.resolve("b/sw.js")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hub.example.org",
                "http://hub.example.org",
                "https://Hub.example.org",
                "https://hub.example.org/path",
                "https://hub.example.org https://evil.example",
                "https://hub.example.org\nhttps://evil.example",
                "https://hub.example.org;script-src",
                "https://hub.example.org'",
                "https://hub.example.org|e",
                "https://*.example.org",
                "https://user@hub.example.org",
                "https://hub.example.org:0",
                "javascript:alert(1)"
            })
    void otherTexts_areRefusedAndMakeNothing(String hub) throws IOException, InterruptedException {
        SiteScript run = SiteScript.run(hub, folder.resolve("site").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo("build-site: \"" + hub + "\" is not the address of a hub: give https://NAME or"
                        + " https://NAME:PORT in small letters, without a path (http:// for localhost only)\n");
        assertThat(folder.resolve("site")).doesNotExist();
    }

    @Test
    void folderWithFiles_isLeftAlone() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("mine"), "x");

        SiteScript run = SiteScript.run("https://hub.example.org", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("is there already and not an empty folder");
        assertThat(names(folder)).containsExactly("mine");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
