package io.tokenspeed.adapter.langchain4j;

import io.tokenspeed.collector.Recorder;

/** The listener attribute that says that a recorder already has the call. */
record RecordedBy(Recorder recorder) {}
