package io.tokenspeed.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.testing.WrappedStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UploadWriterTest {
    private static final long NOW = 1_790_000_421;
    private static final Upload UPLOAD = new Upload(
            new UploadRequest("tsd_a", null, 256, "1.0.0", NOW),
            new PayloadId(NOW, "0".repeat(64)),
            List.of(),
            List.of());

    /** Runs out of memory at one upload. */
    private static final class Exhausted extends WrappedStorage {
        private final AtomicBoolean failed = new AtomicBoolean();

        Exhausted() {
            super(new InMemoryHubStorage());
        }

        @Override
        protected List<UploadResult> store(UploadStorage inner, List<Upload> uploads) {
            if (failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("made by this test");
            }
            return inner.store(uploads);
        }
    }

    @Test
    void error_isToldAndDoesNotEndTheWriter() {
        try (UploadWriter writer = new UploadWriter(new Exhausted().uploads(), 4)) {
            assertThatThrownBy(() -> writer.store(UPLOAD))
                    .isInstanceOf(StorageException.class)
                    .hasCauseInstanceOf(OutOfMemoryError.class);

            assertThat(writer.ended()).isEmpty();
            assertThat(writer.store(UPLOAD).verdict()).isEqualTo(UploadResult.Verdict.DEVICE_UNKNOWN);
        }
    }

    @Test
    void writerThatHasEnded_takesNoUploads() {
        UploadWriter writer = new UploadWriter(new InMemoryHubStorage().uploads(), 4);
        writer.close();

        assertThat(writer.ended()).isPresent();
        assertThatThrownBy(() -> writer.store(UPLOAD))
                .isInstanceOf(Refusal.class)
                .hasMessage("overloaded");
    }
}
