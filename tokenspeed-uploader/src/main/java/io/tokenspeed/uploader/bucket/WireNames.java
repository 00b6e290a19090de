package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.wire.WireFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names as they may leave the machine. Whatever has another form, such as a path or an address, becomes {@code other},
 * so nothing private can hide in a name.
 *
 * @param provider who answered
 * @param model which model answered
 */
record WireNames(String provider, String model) {
    private static final String OTHER = "other";
    private static final String UNKNOWN = "unknown";
    private static final String FINE_TUNED = "finetuned";
    private static final Pattern VENDOR_MODEL = Pattern.compile("[^/]+/[^/]+");
    private static final Pattern MODEL_FILE = Pattern.compile(".*\\.(gguf|ggml|safetensors|bin|onnx|pt)(:.*)?");

    /** The names of a request; a model like {@code vendor/model} tells the provider where the log does not. */
    static WireNames of(@Nullable String provider, String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        if (!VENDOR_MODEL.matcher(name).matches()) {
            return new WireNames(slug(provider), model(name));
        }
        int slash = name.indexOf('/');
        String given = slug(provider);
        return new WireNames(
                given.equals(UNKNOWN) ? slug(name.substring(0, slash)) : given, model(name.substring(slash + 1)));
    }

    /** A tool or a provider. */
    static String slug(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return UNKNOWN;
        }
        String slug = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
        return WireFormat.SLUG.matcher(slug).matches() ? slug : OTHER;
    }

    private static String model(String name) {
        if (name.startsWith("ft:")) {
            return FINE_TUNED;
        }
        String kept = beforeSecondColon(name);
        boolean plain = WireFormat.MODEL.matcher(kept).matches()
                && !MODEL_FILE.matcher(kept).matches();
        return plain ? kept : OTHER;
    }

    private static String beforeSecondColon(String name) {
        int second = name.indexOf(':', name.indexOf(':') + 1);
        return name.indexOf(':') >= 0 && second > 0 ? name.substring(0, second) : name;
    }
}
