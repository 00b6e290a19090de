package io.tokenspeed.model.wire;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of provider and model as they may leave the machine. A name in another form, such as a path or an address,
 * becomes {@code other}, so that nothing private is sent in a name.
 *
 * @param provider the provider, in the form of {@link WireFormat#SLUG}
 * @param model the model, in the form of {@link WireFormat#MODEL}
 */
public record WireNames(String provider, String model) {
    private static final String OTHER = "other";
    private static final String UNKNOWN = "unknown";
    private static final String FINE_TUNED = "finetuned";
    private static final Pattern VENDOR_MODEL = Pattern.compile("[^/]+/[^/]+");
    private static final Pattern MODEL_FILE = Pattern.compile(".*\\.(gguf|ggml|safetensors|bin|onnx|pt)(:.*)?");

    /**
     * Returns the names of a request. A model such as {@code vendor/model} gives the provider if the log names none.
     */
    public static WireNames of(@Nullable String provider, String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        if (!VENDOR_MODEL.matcher(name).matches()) {
            return new WireNames(slug(provider), model(name));
        }
        int slash = name.indexOf('/');
        String given = slug(provider);
        return new WireNames(
                given.equals(UNKNOWN) ? slug(name.substring(0, slash)) : given, model(name.substring(slash + 1)));
    }

    /** Returns the name of a tool or a provider in the form of {@link WireFormat#SLUG}. */
    public static String slug(@Nullable String name) {
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
