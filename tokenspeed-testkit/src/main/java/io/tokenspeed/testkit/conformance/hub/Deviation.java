package io.tokenspeed.testkit.conformance.hub;

/** A hub does something else than the protocol says. The message tells both. */
final class Deviation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Deviation(String message) {
        super(message);
    }

    /** Demands an answer with a status and, unless it is empty, a problem's code. */
    static TestAnswer expect(TestAnswer answer, int status, String code) {
        if (answer.status() != status || (!code.isEmpty() && !answer.code().equals(code))) {
            throw new Deviation("expected " + status + " " + code + ", got " + answer);
        }
        return answer;
    }

    /** Demands that something holds. */
    static void require(boolean holds, String what, Object got) {
        if (!holds) {
            throw new Deviation("expected " + what + ", got " + got);
        }
    }
}
