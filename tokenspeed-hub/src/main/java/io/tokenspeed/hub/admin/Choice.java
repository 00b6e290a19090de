package io.tokenspeed.hub.admin;

import io.tokenspeed.server.problem.BadQueryException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the one device or invite that a user's text names.
 *
 * @param kind the noun for messages, such as {@code device}
 * @param all the candidates
 * @param id gives a candidate's id
 * @param head the beginning of every id, which users may leave out
 * @param words gives a candidate's other names, which match in any case of letters
 * @param shown gives a candidate's name in messages
 */
record Choice<T>(
        String kind,
        List<T> all,
        Function<T, String> id,
        String head,
        Function<T, List<String>> words,
        Function<T, String> shown) {
    private static final int MOST = 5;

    T meant(String text) {
        List<T> found = all.stream().filter(one -> id.apply(one).equals(text)).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(one -> isMeant(one, text)).toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new BadQueryException(found.isEmpty() ? unknown(text) : ambiguous(text, found), kind, List.of());
    }

    private boolean isMeant(T one, String text) {
        String whole = id.apply(one);
        boolean begins =
                !text.isEmpty() && !head.startsWith(text) && (whole.startsWith(text) || whole.startsWith(head + text));
        return begins || (!text.isEmpty() && words.apply(one).stream().anyMatch(text::equalsIgnoreCase));
    }

    private String unknown(String text) {
        return all.isEmpty()
                ? "There is no " + kind + " " + text + "; there are no " + kind + "s yet."
                : "There is no " + kind + " " + text + "; there is " + listed(all) + ".";
    }

    private String ambiguous(String text, List<T> found) {
        return text + " may be " + listed(found) + "; give more of the id.";
    }

    private String listed(List<T> some) {
        String first = some.stream().limit(MOST).map(shown).collect(Collectors.joining(", "));
        return some.size() > MOST ? first + " and " + (some.size() - MOST) + " more" : first;
    }
}
