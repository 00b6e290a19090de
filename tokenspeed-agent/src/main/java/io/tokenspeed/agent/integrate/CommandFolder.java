package io.tokenspeed.agent.integrate;

import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.file.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our command files in a coding agent's folder.
 *
 * @param folder where we put them
 * @param otherFolders folders that the coding agent reads, too, where a file of the same name is not ours
 * @param namesAllowedTools whether a command file must name the programs that it may run
 */
record CommandFolder(Path folder, List<Path> otherFolders, boolean namesAllowedTools) {
    List<Change> install(InstalledProgram program) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (SlashCommand command : SlashCommand.ALL) {
            changes.add(install(command, OwnFile.sign(command.markdown(program, namesAllowedTools))));
        }
        return changes;
    }

    private Change install(SlashCommand command, String text) throws IOException {
        Optional<Path> elsewhere = elsewhere(command);
        if (elsewhere.isPresent()) {
            return new Change(Kind.KEPT, elsewhere.get(), "there is already another command /" + command.name());
        }
        Path file = file(command);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            ReplacedFile.rewrite(file, text);
            return Change.of(Kind.ADDED, file);
        }
        String present = Files.isRegularFile(file) ? read(file) : "";
        if (!OwnFile.isUnchanged(present)) {
            return kept(command, file, present);
        }
        if (present.equals(text)) {
            return Change.of(Kind.UNCHANGED, file);
        }
        ReplacedFile.rewrite(file, text);
        return Change.of(Kind.UPDATED, file);
    }

    /** Removes our files; does not report files that never were ours. */
    List<Change> remove() throws IOException {
        List<Change> changes = new ArrayList<>();
        for (SlashCommand command : SlashCommand.ALL) {
            Path file = file(command);
            String present = Files.isRegularFile(file) ? read(file) : "";
            if (OwnFile.isUnchanged(present)) {
                Files.delete(file);
                changes.add(Change.of(Kind.REMOVED, file));
            } else if (OwnFile.isChanged(present)) {
                changes.add(new Change(
                        Kind.KEPT,
                        file,
                        "it was changed since we made it, so it stays; delete it yourself if you like"));
            }
        }
        return changes;
    }

    private static Change kept(SlashCommand command, Path file, String present) {
        return new Change(
                Kind.KEPT,
                file,
                OwnFile.isChanged(present)
                        ? "it was changed since we made it; delete it to get the new one"
                        : "there is already another command /" + command.name());
    }

    private Optional<Path> elsewhere(SlashCommand command) {
        return otherFolders.stream()
                .map(other -> other.resolve(command.name() + ".md"))
                .filter(Files::exists)
                .findFirst();
    }

    private Path file(SlashCommand command) {
        return folder.resolve(command.name() + ".md");
    }

    /** Accepts any bytes, because another program's file may be in any encoding. */
    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
