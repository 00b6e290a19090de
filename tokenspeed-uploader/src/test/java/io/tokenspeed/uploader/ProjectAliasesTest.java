package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.HubReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of projects leave this machine only when the user asks for it, and never keep records from being sent. */
class ProjectAliasesTest {
    private static final String PATH = "/v1/devices/self/project-aliases";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    @BeforeEach
    void recordTwoProjects() {
        record("/home/ana/shop");
        record("/home/ana/old/shop");
        record("/home/ana/engine");
        bench.run(20 * MINUTE);
    }

    private void record(String root) {
        bench.requests.put(bench.request("m1").project(root).build());
    }

    private ProjectAliases aliases() {
        return bench.uploader.control().projectAliases();
    }

    private static @Nullable HubReply taking(HubCall call) {
        return call.path().equals(PATH) ? HubReply.json(200, "{\"status\":\"ok\"}") : null;
    }

    private List<String> told() {
        return bench.hub.calls(PATH).stream().map(HubCall::text).toList();
    }

    @Test
    void nothing_isToldUnasked() {
        assertThat(aliases().projects()).hasSize(3).allMatch(project -> project.alias() == null);
        assertThat(told()).isEmpty();
        assertThat(bench.hub.calls()).noneMatch(call -> call.text().contains("engine"));
    }

    @Test
    void name_isToldOnceWithoutTheFolder() {
        bench.hub.script(ProjectAliasesTest::taking);

        SentProject engine = aliases().show("engine", "The engine");
        bench.run(60 * MINUTE);

        assertThat(told())
                .containsExactly("{\"schemaVersion\":1,\"aliases\":[{\"projectId\":\""
                        + engine.ids().get(0) + "\",\"name\":\"The engine\"}]}");
        assertThat(aliases().waiting()).isFalse();
        assertThat(aliases().projects())
                .filteredOn(project -> project.alias() != null)
                .extracting(SentProject::root)
                .containsExactly("/home/ana/engine");
        assertThat(bench.hub.calls()).noneMatch(call -> call.text().contains("/home/ana"));
    }

    @Test
    void hide_takesOneNameBackAndKeepsTheOthers() {
        bench.hub.script(ProjectAliasesTest::taking);
        aliases().show("engine", "The engine");
        SentProject shop = aliases().show("/home/ana/shop", "Web shop");
        bench.run(10 * MINUTE);

        assertThat(aliases().hide("engine").alias()).isEqualTo("The engine");
        bench.run(10 * MINUTE);

        assertThat(told())
                .last()
                .isEqualTo("{\"schemaVersion\":1,\"aliases\":[{\"projectId\":\""
                        + shop.ids().get(0) + "\",\"name\":\"Web shop\"}]}");
    }

    @Test
    void olderHub_isAskedOnceAndServesAllTheSame() throws Exception {
        aliases().show("engine", "The engine");
        record("/home/ana/engine");
        bench.run(60 * MINUTE);

        assertThat(told()).hasSize(1);
        assertThat(aliases().onlyHere()).isTrue();
        assertThat(bench.hub.requests()).isEqualTo(4);
        assertThat(bench.uploader.control().status().inTrouble()).isFalse();
    }

    @Test
    void hubThatIsAway_isToldLater() {
        bench.hub.script(call -> call.path().equals(PATH) ? HubReply.problem(503, "overloaded") : null);
        aliases().show("engine", "The engine");
        bench.run(5 * MINUTE);
        assertThat(aliases().waiting()).isTrue();

        bench.hub.script(ProjectAliasesTest::taking);
        bench.run(60 * MINUTE);

        assertThat(aliases().waiting()).isFalse();
    }

    @Test
    void project_thatIsNotMeantClearly_isRefused() {
        assertThatThrownBy(() -> aliases().show("shop", "Shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Several projects are called \"shop\"; give the folder of one:"
                        + " /home/ana/old/shop, /home/ana/shop.");
        assertThatThrownBy(() -> aliases().hide("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No sums of a project \"nothing\" were made for the hub yet; there are: /home/ana/engine,"
                        + " /home/ana/old/shop, /home/ana/shop.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "home/ana", "ana@example", "c:\\work", "a\u200bb", "a\nb", "\u202ea"})
    void name_thatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> aliases().show("engine", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name must be 1 to 64 letters, digits, signs and spaces, without / \\ and @ and"
                        + " without a space at either end.");
        assertThat(aliases().waiting()).isFalse();
    }
}
