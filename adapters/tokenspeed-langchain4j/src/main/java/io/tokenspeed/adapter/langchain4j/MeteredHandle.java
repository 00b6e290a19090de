package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.response.StreamingHandle;

/** Notices that the host cancels, because no callback follows. */
record MeteredHandle(StreamingHandle handle, StreamedAttempt attempt) implements StreamingHandle {
    @Override
    public void cancel() {
        attempt.cancel(handle);
    }

    @Override
    public boolean isCancelled() {
        return handle.isCancelled();
    }
}
