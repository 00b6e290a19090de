package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRootsTest {
    @TempDir
    private Path folder;

    @Test
    void of_additionalWorkingTreeThatGitMade_isTheMainOne() throws Exception {
        Path shop = Files.createDirectories(folder.resolve("shop"));
        git(shop, "init", "-q");
        git(shop, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
        git(shop, "worktree", "add", "-q", "../shop-fix");
        Path inside = Files.createDirectories(folder.resolve("shop-fix/web/src"));

        assertThat(project(folder.resolve("shop-fix"))).isEqualTo(shop.toString());
        assertThat(project(inside)).isEqualTo(shop + "/web/src");
        assertThat(project(shop)).isEqualTo(shop.toString());
    }

    @Test
    void of_workingTreeOfRepositoryWithoutMainTree_isTheRepository() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + folder + "/shop.git/worktrees/tree\n");

        assertThat(project(tree)).isEqualTo(folder + "/shop.git");
    }

    @Test
    void of_submodule_staysAsItIs() throws IOException {
        Path module = Files.createDirectories(folder.resolve("shop/lib"));
        Files.writeString(module.resolve(".git"), "gitdir: ../.git/modules/lib\n");

        assertThat(project(module)).isEqualTo(module.toString());
    }

    @Test
    void of_deletedTreeOfClaudeCode_isTheRepository() {
        RepositoryRoots roots = new RepositoryRoots();

        assertThat(roots.of("/gone/shop/.claude/worktrees/fix-1")).isEqualTo("/gone/shop");
        assertThat(roots.of("/gone/shop/.claude/worktrees/fix-1/web")).isEqualTo("/gone/shop/web");
    }

    @Test
    void of_foldersThatAreNotHere_stayAsTheyAre() {
        RepositoryRoots roots = new RepositoryRoots();

        assertThat(roots.of("/gone/shop")).isEqualTo("/gone/shop");
        assertThat(roots.of("C:\\shop")).isEqualTo("C:\\shop");
        assertThat(roots.of("a\u0000b")).isEqualTo("a\u0000b");
    }

    private static String project(Path path) {
        return new RepositoryRoots().of(path.toString());
    }

    private static void git(Path in, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
