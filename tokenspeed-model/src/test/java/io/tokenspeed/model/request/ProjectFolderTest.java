package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFolderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Users\\ada\\shop",
                "c:\\Users\\ada\\shop",
                "c:/Users/ada/shop",
                "C:/Users\\ada/shop/",
                "C:\\Users\\ada\\shop\\",
                "C:\\\\Users\\\\ada\\\\shop",
                "\\\\?\\c:\\Users\\ada\\shop",
                "//?/C:/Users/ada/shop"
            })
    void spelled_ofOneWindowsFolder_isOne(String spelling) {
        assertThat(ProjectFolder.spelled(spelling)).isEqualTo("C:\\Users\\ada\\shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c:", "C:\\", "c:/", "\\\\?\\C:\\"})
    void spelled_ofADrive_isItsRoot(String spelling) {
        assertThat(ProjectFolder.spelled(spelling)).isEqualTo("C:\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\server\\ada\\shop",
                "//server/ada/shop/",
                "\\\\?\\UNC\\server\\ada\\shop",
                "\\\\?\\unc\\server\\ada\\shop\\"
            })
    void spelled_ofOneShare_isOne(String spelling) {
        assertThat(ProjectFolder.spelled(spelling)).isEqualTo("\\\\server\\ada\\shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/ada/shop", "/home/ada/c:/shop", "shop", "/", "a:b", "/home/ada/back\\slash", ""})
    void spelled_elsewhere_isAsItWas(String folder) {
        assertThat(ProjectFolder.spelled(folder)).isEqualTo(folder);
    }

    @Test
    void spelled_withoutTheLastSeparator() {
        assertThat(ProjectFolder.spelled("/home/ada/shop/")).isEqualTo("/home/ada/shop");
        assertThat(ProjectFolder.spelled("C:\\a\\\\b")).isNotEqualTo(ProjectFolder.spelled("D:\\a\\b"));
    }
}
