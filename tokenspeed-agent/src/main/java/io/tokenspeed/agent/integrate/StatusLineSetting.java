package io.tokenspeed.agent.integrate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.file.ReplacedFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The member {@code statusLine} of Claude Code's settings. A change keeps every other character of the file and leaves
 * a backup beside it.
 *
 * @param file {@code settings.json}
 */
record StatusLineSetting(Path file) {
    private static final String NAME = "statusLine";
    private static final String ARGUMENTS = "statusline";

    /** Matches only a bare call of ours; a longer command line that ends in such a call is not ours. */
    private static final Pattern OURS =
            Pattern.compile("([^\\s'\"|;&<>]*/)?tokenspeed(\\.cmd)? statusline|'[^']*/tokenspeed(\\.cmd)?' statusline");

    /** Sets the member, unless there is one that is not ours. */
    Change install(InstalledProgram program) throws IOException {
        if (!Files.exists(file)) {
            ReplacedFile.rewrite(file, JsonOutline.of("{}").with(NAME, value(program)) + "\n");
            return Change.of(Kind.ADDED, file);
        }
        try {
            String text = read();
            JsonOutline settings = JsonOutline.of(text);
            Optional<JsonMember> present = settings.member(NAME);
            return present.isPresent()
                    ? update(settings, present.get(), program)
                    : write(text, settings.with(NAME, value(program)), Kind.ADDED);
        } catch (IOException malformed) {
            return kept("it cannot be changed safely: " + firstLine(malformed));
        }
    }

    private Change update(JsonOutline settings, JsonMember present, InstalledProgram program) throws IOException {
        Optional<JsonMember> command = ourCommand(settings, present);
        if (command.isEmpty()) {
            return kept("it has another statusLine; remove that to use ours: " + program.shell(ARGUMENTS));
        }
        String inner = settings.inside(present).replace(command.get(), quoted(program.shell(ARGUMENTS)));
        String text = settings.replace(present, inner);
        return text.equals(settings.text())
                ? Change.of(Kind.UNCHANGED, file)
                : write(settings.text(), text, Kind.UPDATED);
    }

    /** Removes the member where it is ours; empty where it is missing or not ours. */
    Optional<Change> remove() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonOutline settings;
        try {
            settings = JsonOutline.of(read());
        } catch (IOException malformed) {
            return Optional.of(kept("it cannot be changed safely: " + firstLine(malformed)));
        }
        Optional<JsonMember> present = settings.member(NAME);
        if (present.isEmpty() || ourCommand(settings, present.get()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(write(settings.text(), settings.without(present.get()), Kind.REMOVED));
    }

    private static Optional<JsonMember> ourCommand(JsonOutline settings, JsonMember present) throws IOException {
        if (settings.text().charAt(present.valueStart()) != '{') {
            return Optional.empty();
        }
        return settings.inside(present).member("command").filter(command -> {
            String text = command.text();
            return text != null && OURS.matcher(text).matches();
        });
    }

    private Change write(String before, String after, Kind kind) throws IOException {
        JsonOutline.of(after);
        Path backup = file.resolveSibling(file.getFileName() + ".before-tokenspeed");
        ReplacedFile.rewrite(backup, before);
        if (!read().equals(before)) {
            return kept("another program is changing it; run the command again");
        }
        ReplacedFile.rewrite(file, after);
        return new Change(kind, kind == Kind.REMOVED ? NAME : "", file, "as it was before: " + backup);
    }

    private Change kept(String why) {
        return new Change(Kind.KEPT, file, why);
    }

    /** Refuses a file that is not UTF-8, because writing it back would damage it. */
    private String read() throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            throw new IOException(file + " is not UTF-8 text", other);
        }
    }

    private static String firstLine(IOException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    private static String value(InstalledProgram program) {
        return "{\"type\": \"command\", \"command\": " + quoted(program.shell(ARGUMENTS)) + "}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
