package io.tokenspeed.testkit.conformance.hub;

/** Thrown when a hub does not do what the protocol says. The message names what was expected and what came. */
final class Deviation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Deviation(String message) {
        super(message);
    }

    /** Demands an answer with a status and, unless {@code code} is empty, with a problem's code. */
    static TestAnswer expect(TestAnswer answer, int status, String code) {
        if (answer.status() != status || (!code.isEmpty() && !answer.code().equals(code))) {
            throw new Deviation("expected " + status + " " + code + ", got " + answer);
        }
        return answer;
    }

    /** Demands that a condition holds, which {@code what} describes. */
    static void require(boolean holds, String what, Object got) {
        if (!holds) {
            throw new Deviation("expected " + what + ", got " + got);
        }
    }
}
