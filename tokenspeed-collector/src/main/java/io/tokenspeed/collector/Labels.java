package io.tokenspeed.collector;

import io.tokenspeed.model.request.RequestLabels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keeps addresses, paths and sentences out of labels. For use by one thread. */
final class Labels {
    private static final String HMAC = "HmacSHA256";
    private static final int MAX_LABEL = 64;
    private static final int MAX_MODEL = 128;
    private static final int DIGEST_BYTES = 5;

    private static final Pattern LABEL = Pattern.compile("[^@/\\\\\\s\\p{Z}\\p{Cntrl}]{1," + MAX_LABEL + "}");

    /** Models have slashes and versions behind an at sign, but are no paths, addresses or sentences. */
    private static final Pattern MODEL =
            Pattern.compile("(?![/~.]|[A-Za-z]:/)(?!.*\\.\\.)(?![^@/]+@[^@/]+\\.[A-Za-z]{2,}$)"
                    + "[^\\\\\\s\\p{Z}\\p{Cntrl}]{1," + MAX_MODEL + "}");

    private final Mac mac;

    Labels() {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    RequestLabels guarded(RequestLabels given, boolean fromCache) {
        return new RequestLabels(
                label(given.user()),
                label(given.space()),
                tags(given.tags()),
                label(given.operation()),
                given.attemptOf(),
                fromCache ? Boolean.TRUE : given.cacheHit());
    }

    private Map<String, String> tags(Map<String, String> given) {
        if (given.isEmpty()) {
            return given;
        }
        Map<String, String> tags = new TreeMap<>();
        given.entrySet().stream()
                .limit(Call.MAX_TAGS)
                .forEach(tag -> tags.put(guarded(tag.getKey(), LABEL), guarded(tag.getValue(), LABEL)));
        return tags;
    }

    private @Nullable String label(@Nullable String given) {
        return given == null ? null : guarded(given, LABEL);
    }

    /** Returns the name of a model or a provider as it is stored. */
    String name(String given) {
        return guarded(given, MODEL);
    }

    private String guarded(String given, Pattern harmless) {
        return harmless.matcher(given).matches() ? given : pseudonym(given);
    }

    private String pseudonym(String given) {
        byte[] digest = mac.doFinal(given.getBytes(StandardCharsets.UTF_8));
        return "h-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
