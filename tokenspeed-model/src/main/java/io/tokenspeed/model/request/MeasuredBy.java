package io.tokenspeed.model.request;

/** Which kind of program measured an attempt. Of two measurements of one attempt that of the first constant is kept. */
public enum MeasuredBy {
    /** A gateway that passed the request on and saw the answer arrive. */
    GATEWAY,
    /** The recorder in the program that made the call. */
    RECORDER,
    /** The tool that made the request, which told its times by OpenTelemetry. */
    OTEL
}
