package io.tokenspeed.meter.answer;

import io.tokenspeed.meter.cut.Cutter;
import java.nio.ByteBuffer;

/**
 * Reads the body of one response as it arrives, in pieces of any size. Used by one thread at a time. It never throws at
 * what it reads: what it cannot read it leaves out and counts, see {@link AnswerReading#unreadable}.
 */
public final class AnswerReader {
    private final Cutter cutter;
    private final Findings findings;

    AnswerReader(Cutter cutter, Findings findings) {
        this.cutter = cutter;
        this.findings = findings;
    }

    /** Reads the next bytes, and leaves the buffer's position as it is. */
    public void read(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            cutter.read(bytes.get(i));
        }
    }

    /** Says that the body has ended. */
    public void end() {
        cutter.end();
    }

    /** Returns what is known so far. */
    public AnswerReading reading() {
        return findings.reading(cutter.tooLong());
    }
}
