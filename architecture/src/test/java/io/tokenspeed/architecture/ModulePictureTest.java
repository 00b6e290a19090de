package io.tokenspeed.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.architecture.Checkout.Module;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The modules that the page about the architecture shows are those of the POMs, with what each of them uses. */
class ModulePictureTest {
    private static final Path PAGE = Checkout.root().resolve("docs/architecture.md");
    private static final List<Module> MODULES = Checkout.modules();

    @Test
    void table_isThatOfThePoms() {
        String table = MODULES.stream()
                .map(module -> "| `%s` | %s | %s |\n".formatted(module.name(), module.description(), uses(module)))
                .collect(Collectors.joining("", "| module | is | uses |\n|---|---|---|\n", ""));

        assertThat(Checkout.text(PAGE)).contains(table);
    }

    @Test
    void picture_isThatOfThePoms() {
        String picture = MODULES.stream()
                .flatMap(module -> directly(module).stream()
                        .map(used -> "  %s --> %s\n".formatted(brief(module.name()), brief(used))))
                .collect(Collectors.joining("", "```mermaid\nflowchart TD\n", "```\n"));

        assertThat(Checkout.text(PAGE)).contains(picture);
    }

    /** The programs and the benchmarks assemble; nothing else may know more than this. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            entry("tokenspeed-model", Set.of()),
            entry("tokenspeed-web", Set.of()),
            entry("tokenspeed-fake-provider", Set.of()),
            entry("tokenspeed-testkit", Set.of("tokenspeed-model")),
            entry("tokenspeed-collector", Set.of("tokenspeed-model")),
            entry("tokenspeed-alerts", Set.of("tokenspeed-model")),
            entry("tokenspeed-store", Set.of("tokenspeed-model")),
            entry("tokenspeed-store-hub", Set.of("tokenspeed-model", "tokenspeed-store")),
            entry("tokenspeed-sources", Set.of("tokenspeed-model")),
            entry("tokenspeed-uploader", Set.of("tokenspeed-model")),
            entry("tokenspeed-server", Set.of("tokenspeed-model")),
            entry("tokenspeed-dashboard-api", Set.of("tokenspeed-model", "tokenspeed-server")));

    /** What stands between a framework and the recorder knows nothing else of ours. */
    private static final Set<String> ADAPTERS_ALLOWED = Set.of("tokenspeed-model", "tokenspeed-collector");

    @Test
    void modules_useWhatTheyMay() {
        assertThat(MODULES)
                .filteredOn(module -> ALLOWED.containsKey(module.name()))
                .hasSize(ALLOWED.size())
                .allSatisfy(module -> assertThat(ALLOWED.get(module.name())).containsAll(module.uses()));
    }

    @Test
    void adapters_useTheRecorderAlone() {
        assertThat(MODULES)
                .filteredOn(module ->
                        module.folder().startsWith("adapters/") || module.name().equals("tokenspeed-meter"))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(ADAPTERS_ALLOWED).containsAll(module.uses()));
    }

    private static String uses(Module module) {
        return module.uses().isEmpty()
                ? "nothing"
                : module.uses().stream().map(ModulePictureTest::brief).collect(Collectors.joining(", "));
    }

    private static String brief(String module) {
        return module.replace("tokenspeed-", "");
    }

    /** What a module uses, without what it already has through another module that it uses. */
    private static List<String> directly(Module module) {
        Map<String, Module> all = MODULES.stream().collect(Collectors.toMap(Module::name, Function.identity()));
        return module.uses().stream()
                .filter(used -> module.uses().stream()
                        .filter(other -> !other.equals(used))
                        .noneMatch(other -> reached(all, other).contains(used)))
                .toList();
    }

    private static Set<String> reached(Map<String, Module> all, String from) {
        Set<String> reached = new HashSet<>();
        for (String used : all.containsKey(from) ? all.get(from).uses() : List.<String>of()) {
            reached.add(used);
            reached.addAll(reached(all, used));
        }
        return reached;
    }
}
