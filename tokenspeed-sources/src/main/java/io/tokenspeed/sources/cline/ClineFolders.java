package io.tokenspeed.sources.cline;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folders of an extension in each editor, on each system, and in the servers of editors on other machines. */
final class ClineFolders {
    private static final String STORAGE = "User/globalStorage";
    private static final String TASKS = "tasks";

    private static final List<String> EDITORS = List.of(
            "Code",
            "Code - Insiders",
            "Code - OSS",
            "VSCodium",
            "VSCodium - Insiders",
            "Cursor",
            "Windsurf",
            "Windsurf - Next",
            "Trae",
            "Kiro",
            "Antigravity",
            "Positron");

    private static final List<String> SERVERS = List.of(
            ".vscode-server",
            ".vscode-server-insiders",
            ".vscodium-server",
            ".cursor-server",
            ".windsurf-server",
            ".trae-server");

    private final ClineTool tool;
    private final Environment environment;

    ClineFolders(ClineTool tool, Environment environment) {
        this.tool = tool;
        this.environment = environment;
    }

    /** Returns the folders that exist and those that a variable names; without any, the folder in VS Code. */
    List<Path> roots() {
        List<Path> storages = storages();
        Set<Path> roots = new LinkedHashSet<>(outsideOfEditors());
        storages.stream()
                .map(storage -> storage.resolve(tool.extension()).resolve(TASKS))
                .filter(Files::isDirectory)
                .forEach(roots::add);
        return roots.isEmpty()
                ? List.of(storages.get(0).resolve(tool.extension()).resolve(TASKS))
                : List.copyOf(roots);
    }

    private List<Path> storages() {
        Path home = environment.home();
        List<Path> applications = new ArrayList<>();
        applications.add(environment.path("XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config")));
        applications.add(home.resolve("Library/Application Support"));
        environment.path("APPDATA").ifPresent(applications::add);
        List<Path> storages = new ArrayList<>();
        for (Path application : applications) {
            EDITORS.forEach(editor -> storages.add(application.resolve(editor).resolve(STORAGE)));
        }
        SERVERS.forEach(
                server -> storages.add(home.resolve(server).resolve("data").resolve(STORAGE)));
        environment
                .path("VSCODE_PORTABLE")
                .ifPresent(data -> storages.add(data.resolve("user-data").resolve(STORAGE)));
        return storages;
    }

    private List<Path> outsideOfEditors() {
        return switch (tool) {
            case CLINE -> clines();
            case ROO -> existing(environment.home().resolve(".vscode-mock/global-storage/tasks"));
            case KILOCODE -> List.of();
        };
    }

    private List<Path> clines() {
        boolean named = Stream.of("CLINE_DIR", "CLINE_DATA_DIR", "CLINE_SESSION_DATA_DIR")
                .anyMatch(name -> environment.variable(name).isPresent());
        Path folder =
                environment.path("CLINE_DIR").orElseGet(() -> environment.home().resolve(".cline"));
        Path data = environment.path("CLINE_DATA_DIR").orElseGet(() -> folder.resolve("data"));
        Path sessions = environment.path("CLINE_SESSION_DATA_DIR").orElseGet(() -> data.resolve("sessions"));
        return named ? List.of(data.resolve(TASKS), sessions) : existing(data.resolve(TASKS), sessions);
    }

    private static List<Path> existing(Path... folders) {
        return Stream.of(folders).filter(Files::isDirectory).toList();
    }
}
