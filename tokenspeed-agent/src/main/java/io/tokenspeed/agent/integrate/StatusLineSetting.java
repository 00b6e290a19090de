package io.tokenspeed.agent.integrate;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tokenspeed.agent.integrate.Change.Kind;
import java.io.IOException;
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
        if (!settings().exists()) {
            return settings().create(JsonOutline.of("{}").with(NAME, value(program)) + "\n");
        }
        try {
            String text = settings().read();
            JsonOutline settings = JsonOutline.of(text);
            Optional<JsonMember> present = settings.member(NAME);
            return present.isPresent()
                    ? update(settings, present.get(), program)
                    : write(text, settings.with(NAME, value(program)), Kind.ADDED);
        } catch (IOException malformed) {
            return settings().unsafe(malformed);
        }
    }

    private SettingsFile settings() {
        return new SettingsFile(file);
    }

    private Change update(JsonOutline settings, JsonMember present, InstalledProgram program) throws IOException {
        Optional<JsonMember> command = ourCommand(settings, present);
        if (command.isEmpty()) {
            return settings().kept("it has another statusLine; remove that to use ours: " + program.shell(ARGUMENTS));
        }
        String inner = settings.inside(present).replace(command.get(), quoted(program.shell(ARGUMENTS)));
        String text = settings.replace(present, inner);
        return text.equals(settings.text())
                ? Change.of(Kind.UNCHANGED, file)
                : write(settings.text(), text, Kind.UPDATED);
    }

    /** Removes the member where it is ours; empty where it is missing or not ours. */
    Optional<Change> remove() throws IOException {
        if (!settings().exists()) {
            return Optional.empty();
        }
        JsonOutline settings;
        try {
            settings = JsonOutline.of(settings().read());
        } catch (IOException malformed) {
            return Optional.of(settings().unsafe(malformed));
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
        JsonOutline checked = JsonOutline.of(after);
        return settings().write(before, checked.text(), kind, NAME);
    }

    private static String value(InstalledProgram program) {
        return "{\"type\": \"command\", \"command\": " + quoted(program.shell(ARGUMENTS)) + "}";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
