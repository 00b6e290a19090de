package io.tokenspeed.meter.cut;

/** Takes a body as one JSON document. */
public final class WholeCutter implements Cutter {
    private final EventBuffer document = new EventBuffer();
    private final Taker taker;

    public WholeCutter(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void read(byte next) {
        document.add(next);
    }

    @Override
    public void end() {
        document.flush(taker);
    }

    @Override
    public int tooLong() {
        return document.tooLong();
    }
}
