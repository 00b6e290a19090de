package io.tokenspeed.collector.telemetry;

/** The requests of one user or space in one stretch of time. */
final class ThinCell extends Cell {
    /** The size of a cell with the reference to it. */
    static final long BYTES = 64;

    long requests;
    long prompt;
    long completion;

    ThinCell(long number) {
        super(number);
    }

    @Override
    void add(Observation attempt) {
        if (attempt.request()) {
            requests++;
            prompt += attempt.tokens().prompt();
            completion += attempt.tokens().output();
        }
    }

    void addAll(ThinCell other) {
        requests += other.requests;
        prompt += other.prompt;
        completion += other.completion;
    }

    @Override
    long attempts() {
        return requests;
    }

    @Override
    long bytes() {
        return BYTES;
    }
}
