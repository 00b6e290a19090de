package io.tokenspeed.model.request;

/** Which kind of program measured an attempt. Of two measurements of one attempt that of the first constant is kept. */
public enum MeasuredBy {
    /** The recorder in the program that made the call. */
    RECORDER,
    /** The tool that made the request, which told its times by OpenTelemetry. */
    OTEL
}
