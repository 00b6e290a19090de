package io.tokenspeed.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numeric IP addresses. Host names are refused, so nothing is ever looked up. */
public final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
    private static final Pattern SCOPE = Pattern.compile("%[0-9A-Za-z_.-]+$");

    private IpAddress() {}

    /** Reads an address with or without brackets, and drops the scope of an IPv6 address; empty for any other text. */
    public static Optional<InetAddress> of(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        if (V4.matcher(bare).matches()) {
            return parse(bare);
        }
        String address = SCOPE.matcher(bare).replaceFirst("");
        return V6.matcher(address).matches() ? parse("[" + address + "]") : Optional.empty();
    }

    /** Expects IPv6 in brackets, which keep Java from looking a malformed address up as a host name. */
    private static Optional<InetAddress> parse(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
