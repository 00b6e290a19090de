package io.tokenspeed.agent.otlp;

/** Takes what a decoder finds. */
interface OtlpRecordSink {
    /** Takes a span or a log record of a program. */
    void take(RecordDraft draft, String service);

    /** Takes a data point of a metric of a program. */
    void take(PointDraft draft, String service);
}
