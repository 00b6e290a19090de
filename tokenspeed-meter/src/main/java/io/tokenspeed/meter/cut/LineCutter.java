package io.tokenspeed.meter.cut;

/** Cuts newline-delimited JSON. */
public final class LineCutter implements Cutter {
    private final EventBuffer line = new EventBuffer();
    private final Taker taker;

    public LineCutter(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void read(byte next) {
        if (next == '\n') {
            line.flush(taker);
        } else if (next != '\r') {
            line.add(next);
        }
    }

    @Override
    public void end() {
        line.flush(taker);
    }

    @Override
    public int tooLong() {
        return line.tooLong();
    }
}
