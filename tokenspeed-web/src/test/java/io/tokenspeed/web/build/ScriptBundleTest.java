package io.tokenspeed.web.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBundleTest {
    @Test
    void modules_comeBehindWhatTheyImport() {
        String bundle = bundle(Map.of(
                "main.js",
                        "import { one } from './part/one.js';\nimport { two as second } from './two.js';\nuse(one, second);\n",
                "part/one.js", "import { two } from '../two.js';\nexport const one = two + 1;\n",
                "two.js", "/** Two. */\nexport const two = 2;\n"));

        assertThat(bundle).isEqualToNormalizingWhitespace("""
            const m0 = (() => { const two = 2; return { two }; })();
            const m1 = (() => { const { two } = m0; const one = two + 1; return { one }; })();
            const m2 = (() => { const { one } = m1; const { two: second } = m0; use(one, second); return { }; })();
            """);
    }

    @Test
    void secondScript_hasOnlyWhatTheFirstLacks() {
        Map<String, String> files = Map.of(
                "main.js", "import { one } from './one.js';\nuse(one);\n",
                "one.js", "export const one = 1;\n",
                "more.js",
                        "import { one } from './one.js';\nimport { two } from './two.js';\nexport const all = one + two;\n",
                "two.js", "export const two = 2;\n");
        ScriptBundle bundle = new ScriptBundle(files::get);

        assertThat(bundle.first("main.js")).endsWith("export { m0, m1 };\n").doesNotContain("two");
        assertThat(bundle.more("more.js", "app.js")).isEqualToNormalizingWhitespace("""
            import { m0 } from './app.js';
            const m2 = (() => { const two = 2; return { two }; })();
            const m3 = (() => { const { one } = m0; const { two } = m2; const all = one + two; return { all }; })();
            export default m3;
            """);
    }

    @Test
    void library_isNamedWithoutAPath() {
        String bundle = bundle(Map.of(
                "main.js", "import { h } from 'lib';\nimport { default as bind } from 'other';\nbind(h);\n",
                "lib", "var a=1;function b(){return a}export{b as h,a as options};\n",
                "other", "var n=1;export default function(){return n}\n"));

        assertThat(bundle)
                .contains("return { h: b, options: a };")
                .contains("const $default = function(){return n}")
                .contains("return { default: $default };")
                .contains("const { default: bind } = m1;");
    }

    @Test
    void comments_areLeftOut() {
        String bundle = bundle(Map.of("main.js", "/**\n * Why.\n */\n// one\nrun('// not a comment');\n  /* two */\n"));

        assertThat(bundle).doesNotContain("Why", "one", "two").contains("run('// not a comment');");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "export async function a() {}; async function a() {}",
                "export function b(x) {}; function b(x) {}",
                "export class C {}; class C {}",
            })
    void export_keepsItsStatement(String source, String statement) {
        assertThat(bundle(Map.of("main.js", source))).contains("\n" + statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import x from './x.js';", "import './x.js';", "export let a = 1;", "export * from './x.js';"})
    void otherForms_areRefused(String source) {
        assertThatThrownBy(() -> bundle(Map.of("main.js", source, "x.js", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("main.js: \"" + source + "\" is not understood");
    }

    @Test
    void circle_isRefused() {
        assertThatThrownBy(() -> bundle(Map.of(
                        "main.js", "import { a } from './a.js';\nexport const m = 1;\n",
                        "a.js", "import { m } from './main.js';\nexport const a = 1;\n")))
                .hasMessage("Modules import each other in a circle: [main.js, a.js] and main.js.");
    }

    @Test
    void missingName_isTold() {
        assertThatThrownBy(() ->
                        bundle(Map.of("main.js", "import { b } from './a.js';\n", "a.js", "export const a = 1;\n")))
                .hasMessage("main.js imports b, which a.js does not export.");
    }

    private static String bundle(Map<String, String> files) {
        String script = new ScriptBundle(files::get).first("main.js");
        return script.substring(0, script.lastIndexOf("export { m0"));
    }
}
