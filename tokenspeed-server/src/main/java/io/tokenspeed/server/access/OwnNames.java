package io.tokenspeed.server.access;

import io.tokenspeed.server.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The host names that requests may be addressed to: this machine's names, and more. Stops DNS rebinding: the owner of a
 * web page can point its name to this server, but requests of the page then carry that name.
 *
 * @param more names besides this machine's, in lower case
 */
public record OwnNames(Set<String> more) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public OwnNames {
        more = Set.copyOf(more);
    }

    /**
     * Returns the problem of a {@code Host} header; empty where it names this server.
     *
     * @param advice how to solve it, written after a semicolon
     */
    public Optional<Problem> problem(@Nullable String host, String advice) {
        return isOurs(host)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        421,
                        "Misdirected request",
                        "Host \"" + host + "\" is not this server's; " + advice + ".",
                        "Host",
                        all()));
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return THIS_MACHINE.contains(name) || more.contains(name);
    }

    private List<String> all() {
        return Stream.concat(THIS_MACHINE.stream(), more.stream()).sorted().toList();
    }
}
