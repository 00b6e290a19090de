package io.tokenspeed.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectRowsTest {
    @ParameterizedTest
    @CsvSource({
        "/home/ann/shop, shop",
        "/home/ann/shop//, shop",
        "C:\\Users\\ann\\shop, shop",
        "C:\\, C:",
        "shop, shop",
        "/, /",
        "//, //",
        "/home/jos\u00e9/\u65e5\u672c, \u65e5\u672c",
        "/home/ann/a\u0000b, a\u0000b",
        "'/home/ann/a?b*<c>|', 'a?b*<c>|'",
    })
    void name_isTheLastElement_whateverThisSystemTakesForAPath(String root, String name) {
        assertThat(ProjectRows.name(root)).isEqualTo(name);
    }
}
