package io.tokenspeed.meter.answer;

/** Cuts newline-delimited JSON. */
final class LineCutter implements Cutter {
    private final EventBuffer line = new EventBuffer();
    private final Taker taker;

    LineCutter(Taker taker) {
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
