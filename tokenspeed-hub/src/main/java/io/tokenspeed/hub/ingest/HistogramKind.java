package io.tokenspeed.hub.ingest;

/** The histograms of a record, by their names in JSON. */
enum HistogramKind {
    TTFT("ttftMs"),
    LATENCY("latencyMs"),
    DECODE("decodeTpsMilli"),
    E2E("e2eTpsMilli");

    private final String member;

    HistogramKind(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }
}
