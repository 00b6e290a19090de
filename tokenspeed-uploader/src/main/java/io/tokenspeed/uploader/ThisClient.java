package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.WireFormat;
import java.util.Locale;
import java.util.Properties;

/** Describes this program to the hub: its name and version, and the system from a closed list of words. */
final class ThisClient {
    private static final String OTHER = "other";

    private ThisClient() {}

    static ClientInfo of(String version, Properties properties) {
        String numbers = version.replaceFirst("-.*", "");
        return new ClientInfo(
                "tokenspeed-agent",
                WireFormat.VERSION.matcher(numbers).matches() ? numbers : "0.0",
                os(properties.getProperty("os.name", "").toLowerCase(Locale.ROOT)),
                arch(properties.getProperty("os.arch", "").toLowerCase(Locale.ROOT)));
    }

    private static String os(String name) {
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac")) {
            return "macos";
        }
        return name.contains("windows") ? "windows" : OTHER;
    }

    private static String arch(String name) {
        if (name.equals("amd64") || name.equals("x86_64")) {
            return "x64";
        }
        return name.equals("aarch64") ? "arm64" : OTHER;
    }
}
