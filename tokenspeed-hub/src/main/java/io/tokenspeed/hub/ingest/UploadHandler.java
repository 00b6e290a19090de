package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.http.RawAnswer;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.hub.signature.Nonces;
import io.tokenspeed.hub.signature.Signed;
import io.tokenspeed.hub.signature.SignedRoute;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.server.json.JsonBytes;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes uploads: reads them, stores what is valid, and answers with a verdict for every record. */
public final class UploadHandler implements SignedRoute.Handler {
    /** The route's path. */
    public static final String PATH = "/v1/ingest/buckets";

    private final RecordRules rules;
    private final Nonces nonces;
    private final UploadWriter writer;
    private final KnownKeys keys;
    private final Function<Signed, JsonBytes.Members> tail;
    private final UploadVerdicts verdicts;

    /**
     * A handler.
     *
     * @param tail makes the members that end every answer to a device
     * @param verdicts is called with the result of every upload
     */
    public UploadHandler(
            HubSettings settings,
            Nonces nonces,
            UploadWriter writer,
            KnownKeys keys,
            Function<Signed, JsonBytes.Members> tail,
            UploadVerdicts verdicts) {
        this.rules = new RecordRules(
                settings.limits().records(),
                settings.allowed().tools(),
                settings.allowed().models());
        this.nonces = nonces;
        this.writer = writer;
        this.keys = keys;
        this.tail = tail;
        this.verdicts = verdicts;
    }

    @Override
    public RawAnswer answer(Signed request) {
        NonceUse nonce = nonces.forTransaction(request.headers().nonceUse());
        Upload upload = uploadOrRefuse(request, nonce);
        UploadResult result = writer.store(upload);
        if (result.verdict() != Verdict.STORED && result.verdict() != Verdict.REPLAYED) {
            keys.drop(request.deviceId());
        }
        verdicts.of(result);
        return UploadAnswer.of(result, Objects.requireNonNull(upload.payload()).digest(), tail.apply(request));
    }

    /** Uses up the nonce even where the request is refused for its body. */
    private Upload uploadOrRefuse(Signed request, @Nullable NonceUse nonce) {
        try {
            return upload(request, nonce);
        } catch (Refusal refusal) {
            if (nonce != null) {
                nonces.take(nonce);
            }
            throw refusal;
        }
    }

    private Upload upload(Signed request, @Nullable NonceUse nonce) {
        request.headers().checkJson();
        byte[] body = body(request);
        ReceivedBatch batch = BatchReader.read(body, rules, request.receivedAt());
        if (batch.isMostlyInvalid()) {
            throw Refusal.of(ErrorCode.VALIDITY_BELOW_THRESHOLD, json -> UploadAnswer.write(json, batch.rejected()));
        }
        return new Upload(
                new UploadRequest(
                        request.deviceId(), nonce, nonces.maxLive(), batch.programVersion(), request.receivedAt()),
                new PayloadId(batch.createdAt(), Sha256.hex(body)),
                batch.records(),
                batch.rejected());
    }

    private static byte[] body(Signed request) {
        return switch (request.headers().contentEncoding()) {
            case "" -> request.body();
            case "gzip" -> GzipMember.inflate(request.body(), Limits.INFLATED_BYTES);
            default -> throw Refusal.of(ErrorCode.CONTENT_ENCODING);
        };
    }
}
